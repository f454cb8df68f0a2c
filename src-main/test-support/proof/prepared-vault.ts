import { memoryStorage } from "../../storage/memory-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { newTestVault, type TestVault } from "../open-test-vault.ts";
import { type Operation, putBystanders } from "./operation.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";

/** A new vault with all that the operation needs, locked. */
export async function preparedVault(
  operation: Operation,
  storage: Storage = memoryStorage(),
): Promise<TestVault> {
  const test = await newTestVault({ storage });
  const vault = await test.open();
  await putBystanders(vault);
  await operation.prepare(vault);
  await vault.lock();
  return test;
}

/** What the vault holds, seen by a new session. */
export async function snapshotOn(test: TestVault, storage = test.storage): Promise<Snapshot> {
  const vault = await test.open({ storage });
  try {
    return await snapshotOf(vault);
  } finally {
    await vault.lock();
  }
}
