import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentOf, messageIdOf, type Letter } from '../../src/messages/mail.ts';
import { clockName, messageSentence } from '../../src/messages/words.ts';
import { mailerTo, pagesUrl } from './mailRoom.ts';
import { openPostOffice, type PostOffice } from './postOffice.ts';

let post: PostOffice;
beforeAll(async () => {
  post = await openPostOffice();
});
afterAll(() => post.close());

const letter: Letter = {
  id: '42', createdAt: '2031-03-04T02:00:00.000Z', address: 'street@bangfu.example', language: 'zh', template: 'clock-reminder', programme: 'employment-assistance',
  clock: 'streetReview', dueAt: '2031-03-10T10:00:00.000Z', caseId: '11111111-1111-4111-8111-111111111111', receipt: 'BF-7K3M-Q9TX-2A4C',
};

test('X-06: a mail says what is due and until when, in the language of its reader, with a link to the case', () => {
  const zh = contentOf(letter, pagesUrl);
  expect(zh.subject).toBe('【帮扶】街道复核即将到期，期限 2031年3月10日 18:00。');
  expect(zh.text).toContain('受理编号：BF-7K3M-Q9TX-2A4C');
  expect(zh.text).toContain(`打开案件：${pagesUrl}/cases/${letter.caseId}`);
  const en = contentOf({ ...letter, language: 'en' }, pagesUrl);
  expect(en.subject).toBe('[Bangfu] Street review is due soon, due 2031-03-10 18:00.');
  expect(en.html).toContain(`href="${pagesUrl}/cases/${letter.caseId}"`);
});

test('X-01: what ends at midnight ends at 24:00 of the day before', () => {
  expect(messageSentence({ template: 'clock-reminder', programme: 'employment-assistance', clock: 'notice', dueAt: '2031-03-10T16:00:00.000Z' }).zh).toContain('2031年3月10日 24:00');
});

test('a message of a template or a clock that this release does not know is still a message, and shows no code', () => {
  expect(messageSentence({ template: 'of-another-release' }).zh).toBe('有案件需要您查看。');
  expect(clockName({ clock: 'placement:5d3c6c1e-0000-4000-8000-000000000000:4050', programme: 'employment-assistance' }).zh).toBe('安置');
  expect(clockName({ clock: 'unknown:5d3c6c1e-0000-4000-8000-000000000000' }).zh).toBe('案件');
});

test('X-06: on the wire the mail has its Message-ID, a plain and an HTML part, and asks for no automatic answer', async () => {
  const mailer = mailerTo(post.url);
  expect(await mailer.send(letter)).toEqual({ kind: 'sent' });
  mailer.close();
  const [mail] = post.mails;
  expect(mail?.messageId).toBe(messageIdOf(letter, pagesUrl));
  expect(mail?.subject).toBe(contentOf(letter, pagesUrl).subject);
  expect(mail?.text).toContain('BF-7K3M-Q9TX-2A4C');
  expect(mail?.html).toContain('<strong>街道复核即将到期');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.from?.text).toBe('"Bangfu" <office@bangfu.example>');
});

test('a message keeps its Message-ID for ever, and shares it with no other message or installation', () => {
  const id = messageIdOf(letter, pagesUrl);
  expect(messageIdOf({ ...letter }, pagesUrl)).toBe(id);
  expect(messageIdOf({ ...letter, id: '43' }, pagesUrl)).not.toBe(id);
  expect(messageIdOf(letter, 'https://other.example')).not.toBe(id);
});
