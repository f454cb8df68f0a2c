import { isFailure } from "../../base/vault-error.ts";
import { keyFilePrint } from "../../keys/key-file-print.ts";
import type { KeyFileElsewhere, KeyFiles } from "./key-files.ts";

export interface OpenedByKeyFile<T> {
  readonly value: T;
  /** What opened it; `undefined`: the one in the vault folder. */
  readonly keyFile: KeyFileElsewhere | undefined;
  /** Key files that are there and are of other versions than that one. */
  readonly stale: readonly KeyFileElsewhere[];
}

/**
 * Tries each key file with the same password: after a change of the password, one stick may still
 * hold the old version.
 *
 * @param open - given no file, takes the one in the vault folder
 * @throws what the last `open` throws
 */
export async function tryEachKeyFile<T>(
  { inside, elsewhere }: KeyFiles,
  open: (keyFile: KeyFileElsewhere | undefined) => Promise<T>,
): Promise<OpenedByKeyFile<T>> {
  const candidates = [...(inside ? [undefined] : []), ...elsewhere];
  const last = candidates.at(-1);
  for (const keyFile of candidates) {
    try {
      return { value: await open(keyFile), keyFile, stale: otherVersions(keyFile, elsewhere) };
    } catch (error) {
      if (!isFailure(error, "wrong-password") || keyFile === last) throw error;
    }
  }
  return { value: await open(undefined), keyFile: undefined, stale: [] };
}

function otherVersions(
  opened: KeyFileElsewhere | undefined,
  elsewhere: readonly KeyFileElsewhere[],
): readonly KeyFileElsewhere[] {
  if (opened === undefined) return [];
  const print = keyFilePrint(opened.bytes)?.file;
  return elsewhere.filter(({ bytes }) => keyFilePrint(bytes)?.file !== print);
}
