import { Connection, isGrpcServiceError } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto, { type temporal } from '@temporalio/proto'; // whole: Node does not see the names in this CommonJS package
import { sleep } from './child.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;

/** By these the engine's lists are searched; ids, codes and dates only. (None may be called `Status`: the Web UI has such a column.) */
const searchAttributes = {
  CaseStage: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  DueAt: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  Overdue: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  District: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  ApprovalLevel: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Programme: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
};

/** How long the engine shows a closed case; the record in Postgres stays. */
const CLOSED_CASES_SHOWN = '90 days';

const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;

/**
 * Makes the namespace and our search attributes where they are missing; several processes may do so at once.
 * @param address host:port
 * @throws Error with one clear sentence when the server cannot be reached or an attribute has another type
 */
export async function prepareNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '10s' }).catch((error: unknown) => {
    throw new Error(`No Temporal server answers at ${address}. Start it, or correct TEMPORAL_ADDRESS. 无法连接 Temporal 服务。`, { cause: error });
  });
  try {
    await makeNamespace(connection, namespace);
    await addSearchAttributes(connection, namespace);
  } finally {
    await connection.close();
  }
}

async function makeNamespace(connection: Connection, namespace: string): Promise<void> {
  if (await isFound(connection.workflowService.describeNamespace({ namespace }))) return;
  await unlessDone(connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(CLOSED_CASES_SHOWN) }));
  await untilKnown(() => isFound(connection.operatorService.listSearchAttributes({ namespace })), `the namespace ${namespace}`);
}

async function isFound(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) return false;
    throw error;
  }
}

async function addSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const missing = await missingAttributes(connection, namespace);
  if (Object.keys(missing).length === 0) return;
  await unlessDone(connection.operatorService.addSearchAttributes({ namespace, searchAttributes: missing }));
  await untilKnown(async () => Object.keys(await missingAttributes(connection, namespace)).length === 0, 'its search attributes');
}

async function missingAttributes(connection: Connection, namespace: string): Promise<Record<string, temporal.api.enums.v1.IndexedValueType>> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  for (const [name, type] of Object.entries(searchAttributes)) {
    const has = customAttributes[name];
    if (has && has !== type) throw new Error(`The Temporal namespace ${namespace} has a search attribute ${name} of another type (${IndexedValueType[has]}). Use another namespace: set TEMPORAL_NAMESPACE.`);
  }
  return Object.fromEntries(Object.entries(searchAttributes).filter(([name]) => !customAttributes[name]));
}

/** The parts of a server learn of what is new after some seconds, from a cache of theirs. */
async function untilKnown(known: () => Promise<boolean>, what: string): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  while (!(await known())) {
    if (Date.now() > giveUpAt) throw new Error(`The Temporal server took ${what}, but does not know it after a minute. See its logs.`);
    await sleep(100);
  }
}

/** Another process may have been faster: that is as good. */
async function unlessDone(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(isGrpcServiceError(error) && error.code === ALREADY_EXISTS)) throw error;
  }
}
