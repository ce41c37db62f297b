import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Instant } from '../calendar/days.ts';
import type { Text } from '../programmes/programme.ts';
import { clockName, instantText, messageSentence } from './words.ts';

/** One message of the inbox as it goes out by e-mail. Of the recipient it knows the address and the language, no name. */
export interface Letter {
  /** The message's row. */
  id: string;
  createdAt: Instant;
  address: string;
  language: 'zh' | 'en';
  template: string;
  programme?: string;
  clock?: string;
  dueAt?: Instant;
  caseId?: string;
  receipt?: string;
}

/** What became of a letter. `refused`: this address will never take it; `later`: not now. */
export type Posted = { kind: 'sent' } | { kind: 'refused'; code: string } | { kind: 'later'; code: string };

export interface Mailer {
  /** @throws MailServerAwayError when the server cannot be reached or takes no mail at all */
  send(letter: Letter): Promise<Posted>;
  close(): void;
}

/** The mail server does not answer, or turns us away. Its code only: its own words may name an address. */
export class MailServerAwayError extends Error {
  constructor(readonly code: string) {
    super(`The mail server cannot be used: ${code}.`);
    this.name = 'MailServerAwayError';
  }
}

export interface MailOptions {
  /** `smtp://user:password@host:port`, or `smtps://…`. */
  smtpUrl: string;
  from: string;
  /** Where people open the pages, without a slash at the end. */
  pagesUrl: string;
}

/** A server that does not answer is given up after this long; the message waits for the next attempt. */
const PATIENCE_MS = 15_000;

export function makeMailer({ smtpUrl, from, pagesUrl }: MailOptions): Mailer {
  const transport = createTransport({
    url: smtpUrl, pool: true, maxConnections: 1, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS,
    disableFileAccess: true, disableUrlAccess: true,
  });
  return {
    async send(letter) {
      if (!isAddress(letter.address)) return { kind: 'refused', code: 'address-malformed' };
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: letter.address },
          messageId: messageIdOf(letter, pagesUrl),
          headers: { 'Auto-Submitted': 'auto-generated' }, // absence notes are not to answer it
          ...contentOf(letter, pagesUrl),
        });
        return { kind: 'sent' };
      } catch (error) {
        return judged(error);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * The Message-ID of a message's mail: always the same, so that a mail which is sent a second time, because its first
 * sending could not be recorded, is recognised as the same one.
 */
export function messageIdOf({ id, createdAt }: Pick<Letter, 'id' | 'createdAt'>, pagesUrl: string): string {
  const own = createHash('sha256').update(`${pagesUrl}\n${id}\n${createdAt}`).digest('hex').slice(0, 24);
  return `<message.${id}.${own}@${new URL(pagesUrl).hostname.replaceAll(/[[\]]/g, '')}>`;
}

/** Subject, plain text and simple HTML; nothing in it says who the case is about. */
export function contentOf(letter: Letter, pagesUrl: string): { subject: string; text: string; html: string } {
  const say = (text: Text) => text[letter.language];
  const sentence = say(messageSentence(letter));
  const lines: [Text, string | undefined][] = [
    [{ zh: '受理编号', en: 'Receipt number' }, letter.receipt],
    [{ zh: '事项', en: 'Matter' }, letter.clock && say(clockName(letter))],
    [{ zh: '期限', en: 'Due' }, letter.dueAt && say(instantText(letter.dueAt))],
  ];
  const known = lines.flatMap(([name, value]) => (value ? [[say(name), value] as const] : []));
  const link = letter.caseId ? `${pagesUrl}/cases/${letter.caseId}` : `${pagesUrl}/`;
  const open = say({ zh: '打开案件', en: 'Open the case' });
  const foot = say({ zh: '邮件不含个人信息，请登录后查看。系统自动发送，请勿回复。', en: 'This mail holds no personal data; sign in to see more. Sent automatically; please do not reply.' });
  const colon = say({ zh: '：', en: ': ' });
  return {
    subject: `${say({ zh: '【帮扶】', en: '[Bangfu] ' })}${sentence}`,
    text: [sentence, '', ...known.map(([name, value]) => `${name}${colon}${value}`), '', `${open}${colon}${link}`, '', '--', foot, ''].join('\n'),
    html: [
      `<!doctype html><html lang="${say({ zh: 'zh-CN', en: 'en' })}"><body style="font-family:sans-serif;line-height:1.6">`,
      `<p><strong>${escaped(sentence)}</strong></p>`,
      known.length > 0 ? `<table>${known.map(([name, value]) => `<tr><th align="left">${escaped(name)}</th><td>${escaped(value)}</td></tr>`).join('')}</table>` : '',
      `<p><a href="${escaped(link)}">${escaped(open)}</a></p>`,
      `<p><small>${escaped(foot)}</small></p></body></html>`,
    ].join('\n'),
  };
}

/** Addresses are typed by people: one that could end a header, or name several recipients, is none. */
function isAddress(address: string): boolean {
  return /^[^\s@<>,;:"\\\p{Cc}]+@[^\s@<>,;:"\\\p{Cc}]+$/u.test(address);
}

/** What the server said: no to this letter for ever, no for now, or no to us. @throws MailServerAwayError */
function judged(error: unknown): Posted {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  const answer = error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  const isAboutLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (!isAboutLetter || answer === undefined || answer === SERVICE_CLOSING) throw new MailServerAwayError(answer === undefined ? code : String(answer));
  return { kind: answer >= PERMANENT ? 'refused' : 'later', code: String(answer) };
}

const SERVICE_CLOSING = 421;
const PERMANENT = 500;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
