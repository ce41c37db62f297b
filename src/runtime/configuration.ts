import path from 'node:path';
import { z } from 'zod';
import type { ProviderSettings } from '../access/identityProvider.ts';
import { roles, type StaffRole } from '../access/roles.ts';

const port = z.coerce.number<string>('must be a port number').int('must be a port number').min(1, 'must be between 1 and 65535').max(65_535, 'must be between 1 and 65535');
const text = z.string().trim();

/** Every variable that the product itself reads, with its sentence for the README's table. */
export const environment = z.object({
  PORT: port.default(7220).describe('Port of pages and API'),
  TEMPORAL_UI_PORT: port.default(7221).describe('Port of the Temporal Web UI'),
  BANGFU_HOME: text.default('.bangfu').describe('Folder of the data, keys, documents and logs'),
  BANGFU_HOST: text.default('127.0.0.1').describe('Address to listen on'),
  BANGFU_URL: z.url('must be an address such as https://bangfu.example').optional().describe('Address that people reach the pages under'),
  BANGFU_SECOND_FACTOR_FOR: text.transform((list) => list.split(',').map((role) => role.trim()).filter(Boolean)).pipe(z.array(z.enum(Object.keys(roles) as StaffRole[], 'must name roles such as admin,auditor')))
    .optional().describe('Roles that sign in with a second factor only, such as `admin,auditor`; everybody else may have one'),
  BANGFU_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an address such as https://id.example' }).optional().describe('Identity provider of the office (OpenID Connect); people may then sign in there'),
  BANGFU_OIDC_CLIENT_ID: text.optional().describe('What it knows this installation as; the address to return to is `BANGFU_URL` with `/sign-in/provider/return`'),
  BANGFU_OIDC_CLIENT_SECRET: text.optional().describe('The secret for that'),
  BANGFU_OIDC_LOGIN_CLAIM: text.default('preferred_username').describe('Which of its claims is the login of the account here'),
  BANGFU_PARTS: z.enum(['all', 'api', 'worker'], 'must be all, api or worker').default('all').describe('What this process runs: `all`, `api` (with the pages) or `worker`'),
  BANGFU_DEMO: z.enum(['on', 'off'], 'must be on or off').optional().describe('A demo office of invented people; on by default for a database of our own only'),
  BANGFU_KEYS: text.optional().describe('The keys of encrypted data, as JSON; by default `keys.json` in the data folder, made at first start'),
  BANGFU_KEYS_FILE: text.optional().describe('A file with the keys, instead of `BANGFU_KEYS`'),
  BANGFU_MAKE_KEYS: z.enum(['1', '0'], 'must be 1 or 0').default('0').describe('`1`: make missing keys also beside a database of your own; for its very first start only'),
  DATABASE_URL: text.regex(/^postgres(ql)?:\/\//, 'must look like postgresql://user:password@host:5432/database').optional().describe('A PostgreSQL database to use instead of our own; its user owns the schema'),
  DATABASE_APP_PASSWORD: text.optional().describe('Password of the role `bangfu_app` on that database, when its administrator made the role'),
  TEMPORAL_ADDRESS: text.regex(/^[^\s:/]+:\d+$/, 'must look like host:7233').optional().describe('A Temporal server to use instead of our own'),
  TEMPORAL_NAMESPACE: text.default('default').describe('Namespace of the cases'),
  TEMPORAL_UI_URL: z.url('must be an address such as https://temporal.example').optional().describe('Web UI of that server, for links'),
  SMTP_URL: text.regex(/^smtps?:\/\//, 'must look like smtp://user:password@host:587').optional().describe('Mail server; without it reminders stay in the inbox'),
  MAIL_FROM: text.default('Bangfu <bangfu@localhost>').describe('Sender of mails'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info').describe('What is logged'),
  LOG_TO: z.enum(['file', 'stderr'], 'must be file or stderr').default('file').describe('`bangfu.log` in the data folder, or `stderr`'),
});

/** What is read before or below the settings, by the module named. */
export const earlyEnvironment = {
  BANGFU_TEMPORAL_CLI: 'Path of the Temporal CLI to run as our own server (1.9 or newer)', // temporalBinary.ts
  BANGFU_CACHE: 'Folder that the Temporal CLI is kept in; by default `bangfu` in the user’s cache', // temporalBinary.ts
  BANGFU_VAR: 'When started by root: folder that PostgreSQL’s own user can enter; by default `/var/lib/bangfu`', // postgres.ts
};

export interface Configuration {
  port: number;
  uiPort: number;
  /** Absolute path. */
  home: string;
  host: string;
  url: string;
  parts: 'all' | 'api' | 'worker';
  demo: boolean;
  /** Roles that sign in with a second factor only. */
  secondFactorFor: StaffRole[];
  /** Identity provider of the office. */
  identityProvider?: Omit<ProviderSettings, 'url'>;
  /** Whether missing keys are made even if there may be data already. */
  makeKeys: boolean;
  temporal: { address?: string; namespace: string; uiUrl?: string };
  /** Somebody else's database; without it we run our own. */
  database?: { ownerUrl: string; appPassword?: string };
  mail: { smtpUrl?: string; from: string };
  log: { level: string; to: 'file' | 'stderr' };
}

/**
 * Reads the settings of a process from its environment. An empty variable counts as not set.
 * @throws Error with a line for every variable that is wrong; no line repeats a value, for some are secrets
 */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== '')));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new Error(`These environment variables cannot be used; correct or unset them. 环境变量有误:\n${lines.join('\n')}`);
  }
  const read = parsed.data;
  return {
    port: read.PORT,
    uiPort: read.TEMPORAL_UI_PORT,
    home: path.resolve(read.BANGFU_HOME),
    host: read.BANGFU_HOST,
    url: read.BANGFU_URL?.replace(/\/$/, '') ?? `http://${read.BANGFU_HOST}:${read.PORT}`,
    parts: read.BANGFU_PARTS,
    demo: read.BANGFU_DEMO ? read.BANGFU_DEMO === 'on' : read.DATABASE_URL === undefined,
    secondFactorFor: read.BANGFU_SECOND_FACTOR_FOR ?? [],
    ...providerOf(read),
    makeKeys: read.BANGFU_MAKE_KEYS === '1',
    temporal: { address: read.TEMPORAL_ADDRESS, namespace: read.TEMPORAL_NAMESPACE, uiUrl: read.TEMPORAL_UI_URL },
    database: read.DATABASE_URL === undefined ? undefined : { ownerUrl: read.DATABASE_URL, appPassword: read.DATABASE_APP_PASSWORD },
    mail: { smtpUrl: read.SMTP_URL, from: read.MAIL_FROM },
    log: { level: read.LOG_LEVEL, to: read.LOG_TO },
  };
}

/** @throws Error where an identity provider is named without what it knows us by */
function providerOf({ BANGFU_OIDC_ISSUER: issuer, BANGFU_OIDC_CLIENT_ID: clientId, BANGFU_OIDC_CLIENT_SECRET: clientSecret, BANGFU_OIDC_LOGIN_CLAIM: loginClaim }: z.infer<typeof environment>): Pick<Configuration, 'identityProvider'> {
  if (issuer === undefined) return {};
  if (clientId === undefined || clientSecret === undefined) throw new Error('BANGFU_OIDC_ISSUER needs BANGFU_OIDC_CLIENT_ID and BANGFU_OIDC_CLIENT_SECRET beside it. 还须设置客户端编号和密钥。');
  return { identityProvider: { issuer, clientId, clientSecret, loginClaim } };
}
