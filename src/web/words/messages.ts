import { messageSentence, type MessageAbout } from '../../messages/words.ts';
import type { Text } from './text.ts';

/** The sentence of an inbox message, the same as in its e-mail: what happened and until when, never about whom. */
export function messageText(about: MessageAbout): Text {
  return messageSentence(about);
}
