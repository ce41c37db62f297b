/** Connection errors of Node, and Postgres codes for “shutting down”, “starting up”, “disk full”, “too many connections” and “not under these keys”, which a restart mends. */
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH', '57P01', '57P02', '57P03', '53100', '53300', '55000']);
/** Prisma: server not reached, timed out, connection closed, pool exhausted. */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024']);
/** The driver's own errors have no code. */
const messages = /connection terminated|query read timeout|timeout exceeded when trying to connect|client has encountered a connection error/i;

/** Whether an error means that the database cannot be reached at the moment, so that trying again helps. */
export function isStoreAway(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (networkCodes.has(code) || prismaCodes.has(code) || code.startsWith('08') || messages.test(at.message)) return true;
    if (at instanceof AggregateError && at.errors.some(isStoreAway)) return true;
  }
  return false;
}
