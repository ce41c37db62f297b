import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * One line for each request: what was asked for, how it went, how long it took. The route's pattern stands for the
 * address, because addresses may hold what somebody searched for.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    response.once('finish', () => {
      const route: unknown = request.route;
      const pattern = typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : '(none)';
      const line = { method: request.method, route: `${request.baseUrl}${pattern}`, status: response.statusCode, ms: Math.round(performance.now() - begun) };
      if (response.statusCode >= 500) log.error(line, 'request failed');
      else log.info(line, 'request');
    });
    next();
  };
}
