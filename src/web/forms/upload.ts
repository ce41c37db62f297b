import type { RequestHandler } from 'express';
import multer from 'multer';
import { currentAccount } from '../../access/current-actor.ts';
import { LARGEST_DOCUMENT_BYTES } from '../../documents/limits.ts';
import type { WebParts } from '../parts.ts';

/** Name of the control with which files are chosen. */
export const FILES_FIELD = 'files';

/** As many as one sends at once. */
const MAX_FILES = 10;

const parse = multer({
  storage: multer.memoryStorage(),
  limits: { files: MAX_FILES, fileSize: LARGEST_DOCUMENT_BYTES, fields: 500, fieldSize: 64 * 1024 },
}).array(FILES_FIELD, MAX_FILES);

/**
 * Reads forms that come with files, so that everything behind it finds fields and files alike. Files are kept in
 * memory until the store has looked at them: nothing unknown is ever written. Strangers' files are not read at all.
 */
export function readFiles({ pool, accounts }: WebParts): RequestHandler {
  return async (request, response, next) => {
    if (await currentAccount(request, pool, accounts)) parse(request, response, next);
    else next();
  };
}
