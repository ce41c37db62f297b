import path from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);

const environment = z.object({
  PORT: port.default(7220).describe('Pages and API'),
  TEMPORAL_UI_PORT: port.default(7221).describe('Temporal Web UI'),
  BANGFU_HOME: z.string().min(1).default('.bangfu').describe('Where the data of a local installation stays'),
  BANGFU_HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  BANGFU_URL: z.url().optional().describe('Address that people reach the pages under, for links in mails'),
  BANGFU_PARTS: z.enum(['all', 'api', 'worker']).default('all').describe('What this process runs; “all” for one machine'),
  BANGFU_DEMO: z.enum(['on', 'off']).optional().describe('A demo office of invented people; on by default for a local database only'),
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s:]+:\d+$/, 'host:port').optional().describe('A Temporal server to use instead of our own'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default').describe('Namespace of the cases'),
  TEMPORAL_UI_URL: z.url().optional().describe('Web UI of that server, for links'),
  DATABASE_APP_PASSWORD: z.string().min(1).optional().describe('Password of the role bangfu_app on that database; without it the process works as the owner'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'postgresql://user:password@host/database').optional().describe('A PostgreSQL database to use instead of our own; its user owns the schema'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'smtp://user:password@host:port').optional().describe('Mail server; without it reminders stay in the inbox'),
  MAIL_FROM: z.string().min(3).default('Bangfu <bangfu@localhost>').describe('Sender of mails'),
});

export interface Configuration {
  port: number;
  uiPort: number;
  /** Absolute path. */
  home: string;
  host: string;
  url: string;
  parts: 'all' | 'api' | 'worker';
  demo: boolean;
  temporal: { address?: string; namespace: string; uiUrl?: string };
  databaseUrl?: string;
  mail: { smtpUrl?: string; from: string };
}

/**
 * Reads the settings of a process from its environment.
 * @throws Error with a line for every variable that is wrong
 */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These environment variables cannot be used; correct or unset them:\n${lines.join('\n')}`);
  }
  const read = parsed.data;
  return {
    port: read.PORT,
    uiPort: read.TEMPORAL_UI_PORT,
    home: path.resolve(read.BANGFU_HOME),
    host: read.BANGFU_HOST,
    url: read.BANGFU_URL ?? `http://${read.BANGFU_HOST}:${read.PORT}`,
    parts: read.BANGFU_PARTS,
    demo: read.BANGFU_DEMO ? read.BANGFU_DEMO === 'on' : read.DATABASE_URL === undefined,
    temporal: {
      namespace: read.TEMPORAL_NAMESPACE,
      ...(read.TEMPORAL_ADDRESS ? { address: read.TEMPORAL_ADDRESS } : {}),
      ...(read.TEMPORAL_UI_URL ? { uiUrl: read.TEMPORAL_UI_URL } : {}),
    },
    ...(read.DATABASE_URL ? { databaseUrl: read.DATABASE_URL } : {}),
    mail: { from: read.MAIL_FROM, ...(read.SMTP_URL ? { smtpUrl: read.SMTP_URL } : {}) },
  };
}
