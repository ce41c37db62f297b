import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliverDue } from '../../src/messages/deliver.ts';
import { MailServerAwayError, type Mailer } from '../../src/messages/mail.ts';
import { local } from '../support/caseDriver.ts';
import { makeDatabase, type TestDatabase } from '../support/database.ts';
import { openOffice, type Office } from '../support/office.ts';
import { demoPolicies } from '../support/policies.ts';
import { addressOf, deliveryParts, leaveMessage, mailerTo, messageRow, writtenKeys } from './mailRoom.ts';
import { openPostOffice, type PostOffice } from './postOffice.ts';

let database: TestDatabase;
let office: Office;
let post: PostOffice;
let mailer: Mailer;

beforeAll(async () => {
  database = await makeDatabase();
  office = await openOffice(database.pool, demoPolicies());
  await addressOf(database.pool, office.street.id, 'street@bangfu.example');
});
afterAll(() => database.drop());

beforeEach(async () => {
  await database.pool.query('DELETE FROM messages');
  post = await openPostOffice();
  mailer = mailerTo(post.url);
});
afterEach(async () => {
  mailer.close();
  await post.close();
});

const at = (time: string) => local(`2031-03-${time}`);
const sweep = (time: string, by: Mailer | undefined = mailer) => deliverDue(deliveryParts(database.pool, by), at(time));

test('X-06: a message is sent by e-mail once, however often the sweep comes by', async () => {
  const id = await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-04 10:00' });
  expect(await sweep('04 10:01')).toMatchObject({ sent: 1 });
  expect(await sweep('04 10:02')).toMatchObject({ sent: 0 });
  expect(post.mails).toHaveLength(1);
  expect(post.mails[0]?.to).toMatchObject({ text: 'street@bangfu.example' });
  expect(await messageRow(database.pool, id)).toMatchObject({ mail: 'sent', attempts: 1, emailed_at: new Date(at('04 10:01')) });
});

test('X-06: two sweeps at the same time send each message once', async () => {
  for (let n = 0; n < 12; n += 1) await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-04 10:00' });
  const reports = await Promise.all([sweep('04 10:01'), sweep('04 10:01'), sweep('04 10:01')]);
  expect(reports.reduce((sum, report) => sum + report.sent, 0)).toBe(12);
  expect(new Set(post.mails.map((mail) => mail.messageId)).size).toBe(12);
  expect(post.mails).toHaveLength(12);
});

test('X-06: nothing is sent before its hour', async () => {
  await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-04 10:00' });
  expect(await sweep('04 09:59')).toMatchObject({ sent: 0 });
  expect(post.mails).toHaveLength(0);
});

test('X-06: a reminder that the mail server kept until after hours waits for the next working morning; a daily one may go in the evening', async () => {
  const working = await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-07 16:00' });
  const daily = await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-07 16:00', hours: 'daily' });
  expect(await sweep('07 20:00')).toMatchObject({ sent: 1, postponed: 1 }); // a Friday evening
  expect(await messageRow(database.pool, daily)).toMatchObject({ mail: 'sent' });
  expect(await messageRow(database.pool, working)).toMatchObject({ mail: 'waiting', send_after: new Date(at('10 08:30')) }); // Monday, when offices open
  expect(await sweep('08 10:00')).toMatchObject({ sent: 0 });
  expect(await sweep('10 08:30')).toMatchObject({ sent: 1 });
});

test('X-06: nobody is mailed in the night, not even about a 24-hour clock', async () => {
  await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-07 20:59', hours: 'daily' });
  expect(await sweep('07 23:00')).toMatchObject({ sent: 0, postponed: 1 });
  expect(await sweep('08 08:00')).toMatchObject({ sent: 1 }); // a Saturday
});

test('X-06: messages are kept while the mail server is away and delivered once when it is back', async () => {
  const ids = [];
  for (let n = 0; n < 3; n += 1) ids.push(await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-04 10:00' }));
  const { port } = post;
  mailer.close();
  await post.close();
  mailer = mailerTo(post.url);
  await expect(sweep('04 10:01')).rejects.toThrow(MailServerAwayError);
  await expect(sweep('04 10:06')).rejects.toThrow(MailServerAwayError);
  for (const id of ids) expect(await messageRow(database.pool, id)).toMatchObject({ mail: 'waiting', emailed_at: null });
  post = await openPostOffice({ port });
  expect(await sweep('04 10:10')).toMatchObject({ sent: 3 });
  expect(await sweep('04 10:11')).toMatchObject({ sent: 0 });
  expect(post.mails).toHaveLength(3);
});

test('X-06: a mail sent again after a crash between sending and marking is the same mail', async () => {
  await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-04 10:00' });
  const crashing: Mailer = {
    send: async (letter) => {
      await mailer.send(letter);
      throw new Error('the process ends here');
    },
    close: () => undefined,
  };
  await expect(sweep('04 10:01', crashing)).rejects.toThrow('the process ends here');
  expect(await sweep('04 10:02')).toMatchObject({ sent: 1 });
  expect(post.mails).toHaveLength(2);
  expect(post.mails[0]?.messageId).toMatch(/^<message\.\d+\.[0-9a-f]{24}@bangfu\.example>$/);
  expect(post.mails[1]?.messageId).toBe(post.mails[0]?.messageId);
});

test('X-06: an address that its server refuses for good holds up nobody else; one refused for now is tried again', async () => {
  await post.close();
  let greylisted = true;
  post = await openPostOffice({
    port: post.port,
    refuse: (address) => (address.startsWith('gone') ? 550 : address.startsWith('grey') && greylisted ? 450 : undefined),
  });
  await addressOf(database.pool, office.street2.id, 'gone@bangfu.example');
  await addressOf(database.pool, office.district.id, 'grey@bangfu.example');
  const gone = await leaveMessage(database.pool, { to: office.street2.id, sendAfter: '2031-03-04 10:00' });
  const grey = await leaveMessage(database.pool, { to: office.district.id, sendAfter: '2031-03-04 10:00' });
  await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-04 10:00' });
  expect(await sweep('04 10:01')).toMatchObject({ sent: 1, refused: 1, postponed: 1 });
  expect(await messageRow(database.pool, gone)).toMatchObject({ mail: 'refused' });
  expect(await messageRow(database.pool, grey)).toMatchObject({ mail: 'waiting', send_after: new Date(at('04 10:02')) });
  greylisted = false;
  expect(await sweep('04 10:02')).toMatchObject({ sent: 1 });
});

test('X-06: somebody without an address finds the message in the inbox alone, and so does everybody where no mail server is named', async () => {
  const noAddress = await leaveMessage(database.pool, { to: office.intake.id, sendAfter: '2031-03-04 10:00' });
  const noServer = await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-04 10:30' });
  expect(await sweep('04 10:01')).toMatchObject({ sent: 0 });
  expect(await deliverDue(deliveryParts(database.pool), at('04 10:31'))).toMatchObject({ sent: 0, more: false });
  for (const id of [noAddress, noServer]) expect(await messageRow(database.pool, id)).toMatchObject({ mail: 'inbox-only', emailed_at: null });
});

test('X-06: an address that would end a header or name a second recipient is never sent to', async () => {
  await addressOf(database.pool, office.street2.id, 'one@bangfu.example\r\nBcc: two@bangfu.example');
  const id = await leaveMessage(database.pool, { to: office.street2.id, sendAfter: '2031-03-04 10:00' });
  expect(await sweep('04 10:01')).toMatchObject({ refused: 1 });
  expect(await messageRow(database.pool, id)).toMatchObject({ mail: 'refused' });
  expect(post.mails).toHaveLength(0);
});

test('X-06: killed between the mail server’s yes and its own note, a sweep sends the mail once more under the same Message-ID, and then never again', async () => {
  const id = await leaveMessage(database.pool, { to: office.street.id, sendAfter: '2031-03-04 10:00' });
  const sender = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'dyingSender.ts'), database.url, post.url, at('04 10:01')], { env: { ...process.env, MAIL_ROOM_KEYS: writtenKeys }, stdio: 'ignore' });
  const [, signal] = (await once(sender, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  expect(post.mails).toHaveLength(1);
  expect(await messageRow(database.pool, id)).toMatchObject({ mail: 'waiting' });
  await expect.poll(() => sweep('04 10:02'), { timeout: 20_000 }).toMatchObject({ sent: 1 }); // its lock goes with its connection
  expect(post.mails.map(({ messageId }) => messageId)).toEqual([post.mails[0]?.messageId, post.mails[0]?.messageId]);
  expect(await sweep('04 10:03')).toMatchObject({ sent: 0 });
  expect(await messageRow(database.pool, id)).toMatchObject({ mail: 'sent' });
}, 60_000);
