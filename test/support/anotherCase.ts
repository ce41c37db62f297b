import { sleep } from '@temporalio/workflow';

/** A case as other code would have run it: its history does not fit the product's. */
export async function assistanceCase(): Promise<void> {
  await sleep('30 days');
}
