import type { RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { RefusalError } from '../refusals/refusal.ts';

interface Receiving {
  /** The part of the form that holds the file, or several. */
  field: string;
  /** Several may be sent: they are in `request.files`. One alone is in `request.file`. */
  most?: number;
  /** Of one file. */
  megabytes: number;
  /** Of other parts, how many, and how long one of them may be in bytes. */
  fields: number;
  fieldBytes?: number;
}

/**
 * Reads a form that comes with files. They are held in memory until they are sealed or compared: nothing unsealed ever
 * touches a disk.
 * @throws RefusalError `document.too-large` with the limit, `request.malformed` for what is no such form or breaks off
 */
export function receiveFiles({ field, most, megabytes, fields, fieldBytes }: Receiving): RequestHandler {
  const form = multer({
    storage: multer.memoryStorage(), defParamCharset: 'utf8', // file names as browsers send them
    limits: { fileSize: megabytes * 1024 * 1024, files: most ?? 1, fields, ...(fieldBytes ? { fieldSize: fieldBytes } : {}) },
  });
  const read = most === undefined ? form.single(field) : form.array(field, most);
  return (request, response, next) => {
    read(request, response, (error: unknown) => {
      if (error === undefined || error === null) return next();
      const tooLarge = error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE';
      next(new RefusalError(tooLarge ? { code: 'document.too-large', field, values: { megabytes } } : { code: 'request.malformed' }));
    });
  };
}
