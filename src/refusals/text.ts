export interface RefusalText {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  zh: string;
  en: string;
  /** What to do next. */
  todo: { zh: string; en: string };
}
