import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sealField } from '../../src/privacy/field.ts';
import { CaseDriver } from '../support/caseDriver.ts';
import type { Colleague } from '../support/office.ts';
import { openPostOffice, type PostOffice } from '../messages/postOffice.ts';
import { useFleet } from './fleetLab.ts';

let post: PostOffice;
beforeAll(async () => {
  post = await openPostOffice();
});
const lab = useFleet(() => ({ anyHour: true, mail: { smtpUrl: post.url, from: 'Bangfu <office@bangfu.example>', pagesUrl: 'https://bangfu.example' } }));
afterAll(() => post.close());

const one = { people: { li: { categories: ['4050'] } } };

async function address(who: Colleague): Promise<void> {
  const { id } = lab().office[who];
  const sealed = sealField(lab().options.keys, { table: 'users', column: 'email_enc', id }, `${who}@bangfu.example`);
  await lab().pool.query('UPDATE users SET email_enc = $2 WHERE id = $1', [id, sealed]);
}

/** Cases of the tests live in 2031: their messages are made due today. */
async function makeDue(caseId: string): Promise<void> {
  await lab().pool.query(`UPDATE messages SET send_after = now() - interval '1 hour', hours = 'daily' WHERE case_id = $1`, [caseId]);
}

function sweep() {
  const { client, taskQueue } = lab().engine;
  return client.workflow.start<() => Promise<number>>('deliverMessages', { workflowId: `${taskQueue}:sweep:${randomUUID()}`, taskQueue, args: [{ queue: lab().options.queues.mail }] as never });
}

test('X-06: a mentor on leave has a stand-in, who gets the inbox message and the mail in the mentor’s place', async () => {
  await address('mentor');
  await address('mentor2');
  const { mentor, mentor2 } = lab().office;
  await lab().pool.query(`UPDATE users SET stand_in_id = $2, on_leave_until = '2031-12-31' WHERE id = $1`, [mentor.id, mentor2.id]);
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toRecognition();
  const named = (await c.rows('messages')).filter(({ template }) => template === 'assigned-as-mentor');
  expect(named.map(({ user_id }) => user_id)).toEqual([mentor2.id]);
  await makeDue(c.id);
  expect(await (await sweep()).result()).toBeGreaterThan(0);
  expect(post.mails.map(({ to }) => (Array.isArray(to) ? '' : to?.text))).toContain('mentor2@bangfu.example');
  expect(post.raw.join('\n')).not.toContain('mentor@bangfu.example');
  await lab().pool.query('UPDATE users SET on_leave_until = NULL WHERE id = $1', [mentor.id]);
});

test('X-06: a mail names nobody: it holds the receipt number and a link, no person, and the engine holds no address', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await lab().pool.query(`UPDATE people SET name_enc = '演示·某某' WHERE id = $1`, [c.people['li']]);
  await c.toRecognition();
  await makeDue(c.id);
  const before = post.mails.length;
  const handle = await sweep();
  await handle.result();
  const mails = post.mails.slice(before);
  const { receipt } = (await c.record()) as { receipt: string };
  expect(mails.length).toBeGreaterThan(0);
  for (const mail of mails) {
    expect(mail.text).toContain(receipt);
    expect(mail.text).toContain(`https://bangfu.example/cases/${c.id}`);
    expect(`${mail.text}${String(mail.html)}${mail.subject}`).not.toContain(c.people['li']);
    expect(`${mail.text}${String(mail.html)}${mail.subject}`).not.toContain('演示');
  }
  expect(JSON.stringify(await handle.fetchHistory())).not.toContain('bangfu.example');
});

test('X-06: while the mail server is away the engine tries again and again, cases go on, and everything arrives once', async () => {
  await address('street');
  await post.close();
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toRecognition();
  await makeDue(c.id);
  const handle = await sweep();
  await vi.waitFor(async () => {
    const { raw } = await handle.describe();
    expect(raw.pendingActivities?.[0]?.attempt).toBeGreaterThan(1);
  }, 20_000);
  const { seq } = await c.state();
  expect(await c.give('mentor', 'addNote', {})).toMatchObject({ seq: seq + 1 }); // no case waits for the mail server
  const waiting = (await c.rows('messages')).filter(({ mail }) => mail === 'waiting');
  expect(waiting.length).toBeGreaterThan(0);

  post = await openPostOffice({ port: post.port });
  await handle.result();
  const left = (await c.rows('messages')).filter(({ mail, send_after }) => mail === 'waiting' && (send_after as Date) < new Date());
  expect(left).toEqual([]);
  const sent = (await c.rows('messages')).filter(({ mail }) => mail === 'sent').map(({ id }) => id);
  const ids = post.mails.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(sent.length);
});
