/** What a content directory of format 5 or 6 still holds under old names. */

import { fromUtf8 } from "../crypto/encoding.ts";
import {
  type LegacyName,
  MAX_LEGACY_LONG_NAME,
  readLegacyName,
  readLegacyShortened,
} from "../format/legacy-name.ts";
import type { Storage } from "../storage/storage.ts";
import { readOrNull } from "../vault/vault-files.ts";

/** Name in its directory; `name` is null where the long name of a shortened node is lost. */
export interface OldNode {
  readonly oldName: string;
  readonly name: LegacyName | null;
}

/**
 * The old names among `names`, exact ones first: a name that a sync client wrote something
 * around is a second version, which has to give way to the first.
 */
export async function* oldNodes(
  storage: Storage,
  names: readonly string[],
): AsyncGenerator<OldNode> {
  for (const wanted of [true, false]) {
    for (const oldName of names) {
      const shortened = readLegacyShortened(oldName);
      const name = shortened === null ? readLegacyName(oldName) : null;
      if ((shortened ?? name)?.isExact !== wanted) continue;
      yield {
        oldName,
        name: shortened === null ? name : await longName(storage, shortened.longNamePath),
      };
    }
  }
}

async function longName(storage: Storage, path: string): Promise<LegacyName | null> {
  const bytes = await readOrNull(storage, path, MAX_LEGACY_LONG_NAME);
  return bytes === null ? null : readLegacyName(fromUtf8(bytes) ?? "");
}
