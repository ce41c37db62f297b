// A sweep in a process of its own that is killed between the mail server's yes and the note that the mail was sent.
import pg from 'pg';
import { deliverDue } from '../../src/messages/deliver.ts';
import { deliveryParts, mailerTo } from './mailRoom.ts';

const [databaseUrl = '', smtpUrl = '', now = ''] = process.argv.slice(2);
const mailer = mailerTo(smtpUrl);
await deliverDue(deliveryParts(new pg.Pool({ connectionString: databaseUrl }), {
  ...mailer,
  async send(letter) {
    await mailer.send(letter);
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined); // nothing more happens here
  },
}), now);
