import { basename, dirname, resolve } from "node:path";
import { nodeStorage } from "../../storage/node-storage.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { MASTERKEY_FILE } from "../../vault/vault-files.ts";

/** @param path - of the key file on the host */
export function keyPlaceAt(path: string): KeyPlace {
  const hostPath = resolve(path);
  return { storage: nodeStorage(dirname(hostPath)), name: basename(hostPath), hostPath };
}

/** Where the key file of a vault lies unless the user keeps it elsewhere. */
export function masterkeyPath(vaultPath: string): string {
  return resolve(vaultPath, MASTERKEY_FILE);
}
