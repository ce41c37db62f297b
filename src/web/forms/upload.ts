import type { RequestHandler } from 'express';
import { currentAccount } from '../../access/current-actor.ts';
import { LARGEST_DOCUMENT_MEGABYTES } from '../../documents/limits.ts';
import { receiveFiles } from '../../documents/receiveFiles.ts';
import type { WebParts } from '../parts.ts';

/** Name of the control with which files are chosen. */
export const FILES_FIELD = 'files';

/** As many as one sends at once. */
const MAX_FILES = 10;

const parse = receiveFiles({ field: FILES_FIELD, most: MAX_FILES, megabytes: LARGEST_DOCUMENT_MEGABYTES, fields: 500, fieldBytes: 64 * 1024 });

/**
 * Reads forms that come with files, so that everything behind it finds fields and files alike. Strangers'
 * files are not read at all.
 */
export function readFiles({ pool, accounts }: WebParts): RequestHandler {
  return async (request, response, next) => {
    if (await currentAccount(request, pool, accounts)) parse(request, response, next);
    else next();
  };
}
