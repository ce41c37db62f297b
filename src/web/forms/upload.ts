import type { RequestHandler } from 'express';
import type { Account } from '../../access/accounts.ts';
import { currentAccount } from '../../access/current-actor.ts';
import { LARGEST_DOCUMENT_MEGABYTES } from '../../documents/limits.ts';
import { receiveFiles } from '../../documents/receiveFiles.ts';
import { BRINGS_FILES, LARGEST_PARTNER_FILE_MEGABYTES } from '../../matching/partnerFile.ts';
import type { WebParts } from '../parts.ts';

/** Name of the control with which files are chosen. */
export const FILES_FIELD = 'files';

/** As many as one sends at once. */
const MAX_FILES = 10;

const parse = receiveFiles({ field: FILES_FIELD, most: MAX_FILES, megabytes: LARGEST_DOCUMENT_MEGABYTES, fields: 500, fieldBytes: 64 * 1024 });

const parsePartnerFile = receiveFiles({ field: FILES_FIELD, most: 1, megabytes: LARGEST_PARTNER_FILE_MEGABYTES, fields: 10, fieldBytes: 4 * 1024 });

/**
 * Reads forms that come with files, so that everything behind it finds fields and files alike. Strangers'
 * files are not read at all.
 */
export function readFiles(parts: WebParts): RequestHandler {
  return forStaff(parts, parse, () => true);
}

/** The same for a partner's file, which may be large: from those who bring such files, and nobody else. @rule D-08 */
export function readPartnerFile(parts: WebParts): RequestHandler {
  return forStaff(parts, parsePartnerFile, ({ role }) => role === BRINGS_FILES);
}

function forStaff({ pool, accounts }: WebParts, read: RequestHandler, may: (account: Account) => boolean): RequestHandler {
  return async (request, response, next) => {
    const account = await currentAccount(request, pool, accounts);
    if (account && may(account)) read(request, response, next);
    else next();
  };
}
