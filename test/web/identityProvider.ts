import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** An identity provider on the loopback whose own sign-in takes any login with any password, as its development pages do. */
export async function startProvider(returnTo: string): Promise<{ issuer: string; clientId: string; clientSecret: string; stop(): Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has an address of this kind
  const client = { clientId: 'bangfu', clientSecret: 'a-secret-of-the-test-alone' };
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [returnTo], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false, // claims of the profile stand in the identity token, as most providers have it
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, preferred_username: id }) }),
    cookies: { keys: ['a-key-of-the-test-alone'] },
    ttl: { Session: 600, Interaction: 600, Grant: 600, IdToken: 600, AccessToken: 600 },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer, ...client,
    stop: () => new Promise((stopped) => {
      server.closeAllConnections();
      server.close(() => stopped());
    }),
  };
}
