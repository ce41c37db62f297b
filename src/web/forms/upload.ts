import type { RequestHandler } from 'express';
import multer from 'multer';

/** Name of the control with which files are chosen. */
export const FILES_FIELD = 'files';

/** As many as one sends at once; the size of each is the store's to judge, this only keeps the memory. */
const MAX_FILES = 10;
const MAX_BYTES = 20 * 1024 * 1024;

/**
 * Reads forms that come with files, so that everything behind it finds fields and files alike. Files are kept in
 * memory until the store has looked at them: nothing unknown is ever written.
 */
export const readFiles: RequestHandler = multer({
  storage: multer.memoryStorage(),
  limits: { files: MAX_FILES, fileSize: MAX_BYTES, fields: 500, fieldSize: 64 * 1024 },
}).array(FILES_FIELD, MAX_FILES);
