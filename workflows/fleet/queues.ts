/** Mail leaves by a queue of its own: a slow or dead mail server delays nothing else. */
export const MAIL_QUEUE = 'bangfu-mail';

/** Work over many cases: it never takes the place of somebody who waits for an answer. */
export const FLEET_QUEUE = 'bangfu-fleet';
