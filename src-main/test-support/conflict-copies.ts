/** What the tests of conflict copies look at. */

import { expect } from "vitest";
import type { VaultEvent } from "../../src-shared/model/vault-event.ts";
import type { Storage } from "../storage/storage.ts";
import type { Vault } from "../vault/vault.ts";
import { pathsIn, type TestVault } from "./open-test-vault.ts";

/** Opens a vault, and notes what it tells. */
export async function openListening(test: TestVault, storage = test.storage) {
  const events: VaultEvent[] = [];
  const vault = await test.open({ storage, onEvent: (event) => events.push(event) });
  return { vault, events };
}

/** Opens without the right to write, and sees to it that nothing was written. */
export async function readOnly(
  test: TestVault,
  look: (vault: Vault) => Promise<void>,
): Promise<void> {
  const before = await pathsIn(test.storage);
  const vault = await test.open({ readOnly: true });
  await look(vault);
  await vault.lock();
  expect(await pathsIn(test.storage)).toEqual(before);
}

/** Whether a node has a name that no client of the format gives. */
export const hasOdd = async (storage: Storage): Promise<boolean> =>
  (await pathsIn(storage)).some((path) => /\/[^/]*[^/A-Za-z0-9_=-][^/]*\.c9[rs]/.test(path));
