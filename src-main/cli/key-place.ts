import { basename, dirname, resolve } from "node:path";
import { nodeStorage } from "../storage/node-storage.ts";
import type { Storage } from "../storage/storage.ts";

/** Where a key file lies, as the engine wants it. */
export interface HostKeyPlace {
  readonly storage: Storage;
  readonly name: string;
  readonly hostPath: string;
}

/** @param path - of the key file on the host */
export function keyPlaceAt(path: string): HostKeyPlace {
  const hostPath = resolve(path);
  return { storage: nodeStorage(dirname(hostPath)), name: basename(hostPath), hostPath };
}
