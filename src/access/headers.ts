import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers that tell browsers to run and load nothing but the product's own files. Pages have no inline script, style or
 * event attribute; htmx is told so by its configuration (`includeIndicatorStyles`, `allowEval`: false).
 * @param secure whether people reach the product by HTTPS
 */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'none'`],
        scriptSrc: [`'self'`],
        styleSrc: [`'self'`],
        imgSrc: [`'self'`],
        fontSrc: [`'self'`],
        connectSrc: [`'self'`],
        formAction: [`'self'`],
        baseUri: [`'none'`],
        frameAncestors: [`'none'`],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure, // over plain HTTP it would mean nothing, and on localhost catch other servers
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** For pages and answers with personal data: they are kept neither by proxies nor on a shared computer's disk. */
export const notStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
