// `npm run audit:verify`: recomputes every chain of the audit trail and names the first broken link of each.
//   --write FILE    notes the ends of all chains, to be kept where nobody who runs the database can reach it
//   --against FILE  compares with an earlier note: a whole trail that was made anew is found only so
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { z } from 'zod';
import { verifyTrail, type BrokenLink } from '../audit/verify.ts';
import { readConfiguration } from './configuration.ts';
import { reachDatabase } from './reachDatabase.ts';

const notedShape = z.array(z.object({ chain: z.string(), link: z.int(), hash: z.string() }));

const sentences: Record<BrokenLink['problem'], { zh: string; en: string }> = {
  removed: { zh: '这一条不见了', en: 'the entry is missing' },
  changed: { zh: '这一条被改动、插入或移动过：与前一条对不上', en: 'the entry was changed, inserted or moved: it does not follow from the one before' },
  cut: { zh: '链的末尾被删去', en: 'the end of the chain was cut off here' },
  added: { zh: '这一条不是系统写入的', en: 'from here on, entries were added past the product' },
  rewritten: { zh: '与留存的记录不符，整条链可能被重写', en: 'it is not what was noted: the chain may have been rewritten' },
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: 'string' }, against: { type: 'string' } } });
  const noted = values.against === undefined ? [] : notedShape.parse(JSON.parse(readFileSync(values.against, 'utf8')));
  const database = await reachDatabase(readConfiguration(process.env));
  const client = new pg.Client({ connectionString: database.ownerUrl });
  try {
    await client.connect();
    const { chains, entries, broken, heads, digest } = await verifyTrail(client, noted);
    console.log(`${entries} entries in ${chains} chains. ${chains} 条链，${entries} 条记录。`);
    for (const { chain, link, problem, id } of broken) {
      console.log(`BROKEN 断链  ${chain}  #${link}${id ? `  (row ${id})` : ''}: ${sentences[problem].en}. ${sentences[problem].zh}。`);
    }
    if (broken.length > 0) {
      console.log(`${broken.length} of ${chains} chains do not hold. 审计链不完整。`);
      process.exitCode = 1;
      return;
    }
    console.log(`Every link holds${noted.length > 0 ? `, and so do all ${noted.length} noted ends` : ''}. 审计链完整。\nDigest ${digest}`);
    if (values.write !== undefined) {
      writeFileSync(values.write, `${JSON.stringify(heads)}\n`, { mode: 0o600 });
      console.log(`The ends of the chains are noted in ${values.write}. Keep it away from this server.`);
    }
  } finally {
    await client.end().catch(() => undefined);
    await database.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});
