import type { Response } from 'express';
import { render } from 'preact-render-to-string';
import { Shell } from './kit/Shell.tsx';
import type { Reply } from './reply.ts';
import type { Visit } from './visit.ts';

/** Turns what a page answered into HTTP. */
export function sendReply(reply: Reply, visit: Visit, response: Response): void {
  switch (reply.kind) {
    case 'page':
      if (reply.open) response.set('X-Robots-Tag', 'noindex, nofollow');
      if (reply.retryAfterSeconds !== undefined) response.set('Retry-After', String(reply.retryAfterSeconds));
      response.status(reply.status ?? 200).type('html').send(`<!doctype html>${render(<Shell visit={visit} page={reply} />)}`);
      return;
    case 'part':
      if (reply.headers) response.set(reply.headers);
      response.status(reply.status ?? 200).type('html').send(render(<>{reply.view}</>));
      return;
    case 'redirect':
      response.redirect(303, reply.to);
      return;
    case 'file':
      response.attachment(reply.name).set({ 'Content-Type': reply.mediaType, 'Content-Security-Policy': `default-src 'none'; sandbox` }).send(reply.content);
      return;
    default:
      throw new Error(`unknown reply ${reply satisfies never}`);
  }
}
