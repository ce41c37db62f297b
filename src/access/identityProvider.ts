import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, discovery, randomNonce, randomPKCECodeVerifier, randomState,
  type Configuration,
} from 'openid-client';

// Sign-in by an identity provider of the office (OpenID Connect): authorization code with PKCE, state and nonce. Accounts
// are opened here all the same; the provider only says who somebody is.

/** How the provider is reached, and which of its claims is the login of an account here. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Name of a claim of the identity token, such as `preferred_username`. */
  loginClaim: string;
  /** What people reach the product under; the provider sends them back to {@link RETURN_PATH} there. */
  url: string;
}

/** What the session keeps while somebody is at the provider's. */
export interface Errand {
  state: string;
  nonce: string;
  verifier: string;
}

export interface IdentityProvider {
  /** Where to send the visitor, and what to keep until they come back. @throws ProviderAwayError */
  sendThere(): Promise<{ to: string; errand: Errand }>;
  /**
   * Whom the provider vouches for: the login claim, or null where it names none or the answer is not for this errand.
   * @param query of the address that the visitor came back to, with its question mark
   * @throws ProviderAwayError
   */
  whoCameBack(errand: Errand, query: string): Promise<string | null>;
}

/** The provider did not answer, or not as one; `cause` says how. */
export class ProviderAwayError extends Error {
  constructor(cause: unknown) {
    super('the identity provider does not answer', { cause });
    this.name = 'ProviderAwayError';
  }
}

export const RETURN_PATH = '/sign-in/provider/return';
const ANSWERS_WITHIN_SECONDS = 10;

export function identityProvider({ issuer, clientId, clientSecret, loginClaim, url }: ProviderSettings): IdentityProvider {
  const redirectUri = `${url}${RETURN_PATH}`;
  let found: Promise<Configuration> | undefined;

  /** What the provider says of itself is asked for once; a failure is not kept. */
  function configuration(): Promise<Configuration> {
    found ??= discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: ANSWERS_WITHIN_SECONDS, ...(isLoopback(issuer) ? { execute: [allowInsecureRequests] } : {}) })
      .catch((error: unknown) => {
        found = undefined;
        throw new ProviderAwayError(error);
      });
    return found;
  }

  return {
    async sendThere() {
      const config = await configuration();
      const errand: Errand = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const to = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri, scope: 'openid profile', state: errand.state, nonce: errand.nonce,
        code_challenge: await calculatePKCECodeChallenge(errand.verifier), code_challenge_method: 'S256',
      });
      return { to: to.href, errand };
    },

    async whoCameBack({ state, nonce, verifier }, query) {
      const config = await configuration();
      try {
        const tokens = await authorizationCodeGrant(config, new URL(redirectUri + query), { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
        const claim = tokens.claims()?.[loginClaim];
        return typeof claim === 'string' && claim !== '' ? claim : null;
      } catch (error) {
        if (isAway(error)) throw new ProviderAwayError(error);
        return null;
      }
    },
  };
}

/** Everything else is about this answer: refused, forged, too old, or for another errand. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'OAUTH_TIMEOUT') return true;
  return (error instanceof TypeError && error.message === 'fetch failed') || (error.cause !== undefined && isAway(error.cause));
}

function isLoopback(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]');
}
