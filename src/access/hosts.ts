import type { RequestHandler } from 'express';
import { RefusalError } from '../refusals/refusal.ts';

/**
 * Answers only requests to the product's own names. A page elsewhere can let its own name point to this machine and
 * then read what its browser gets from here as if it were its own (DNS rebinding); the Host header gives it away.
 * @param names of this machine and of the pages, beside those that always mean the machine itself
 */
export function knownHosts(names: readonly string[]): RequestHandler {
  const known = new Set([...names, ...loopback]);
  return (request, _response, next) => next(known.has(nameIn(request.headers.host)) ? undefined : new RefusalError({ code: 'host.unknown' }));
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** The name without the port; empty when there is none. */
function nameIn(header: string | undefined): string {
  try {
    return header ? new URL(`http://${header}`).hostname : '';
  } catch {
    return '';
  }
}
