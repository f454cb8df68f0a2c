/**
 * Dead properties inside the vault they belong to, as one hidden file in its root.
 *
 * There they are encrypted by the same keys as the files, need no other place
 * on the computer, and go where the vault goes. Other programs show the file;
 * it is there only while there are properties. What moves files without this
 * server leaves their properties behind.
 */

import { isFailure } from "../../base/vault-error.ts";
import type { Vault } from "../../vault/vault.ts";
import { PROPERTIES_PATH } from "../hidden-names.ts";
import type { PropertyStore } from "./property-store.ts";

/** Bytes. More than any share saves; what is larger is not ours. */
const MAX_RECORD = 64 * 1024 * 1024;

export function vaultPropertyStore(vault: Vault): PropertyStore {
  return {
    load: () => orNull(() => readRecord(vault)),

    async save(record) {
      if (record === null) {
        await orNull(() => vault.removeFile(PROPERTIES_PATH));
        return;
      }
      const draft = await vault.draftFile(PROPERTIES_PATH);
      await draft.write(record);
      await draft.commit();
    },

    isThere: async (path) => (await orNull(() => vault.find(path))) !== null,
  };
}

async function readRecord(vault: Vault): Promise<Uint8Array | null> {
  const reader = await vault.openFile(PROPERTIES_PATH);
  try {
    return reader.size > MAX_RECORD ? null : await reader.read(0, reader.size);
  } finally {
    await reader.close();
  }
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isFailure(error, "not-found") || isFailure(error, "is-not-a-directory")) return null;
    throw error;
  }
}
