import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface PostOffice {
  port: number;
  url: string;
  /** What has arrived so far, in order. */
  mails: ParsedMail[];
  /** What arrived, as it was on the wire. */
  raw: string[];
  close(): Promise<void>;
}

/** A real mail server of the test's own. @param refuse answers a recipient with an error of this code */
export async function openPostOffice({ port = 0, refuse }: { port?: number; refuse?: (address: string) => number | undefined } = {}): Promise<PostOffice> {
  const mails: ParsedMail[] = [];
  const raw: string[] = [];
  const receive = async (stream: Readable, callback: (error?: Error) => void) => {
    const content = await buffer(stream);
    raw.push(content.toString());
    mails.push(await simpleParser(content));
    callback();
  };
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 50, // ms; senders keep their connection open for the next mail
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      const code = refuse?.(address);
      callback(code === undefined ? null : Object.assign(new Error('mailbox'), { responseCode: code }));
    },
    onData(stream, _session, callback) {
      void receive(stream, callback);
    },
  });
  server.on('error', () => undefined); // a client that goes away is part of the tests
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port, url: `smtp://127.0.0.1:${address.port}`, mails, raw,
    close: () => new Promise((resolve) => {
      server.close(resolve);
    }),
  };
}
