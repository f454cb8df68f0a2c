/** An entry of a vault as `tree`, `ls` and `stat` print it with `--json`: docs/cli.md. */

import type { Failure } from "../../src-shared/failure.ts";
import { entryFailure } from "../transfer/entry-failure.ts";
import type { Entry, Vault } from "../vault/vault.ts";
import { fileDigest } from "./file-digest.ts";

export interface EntryRecord {
  readonly type: "file" | "directory" | "symlink";
  readonly path: string;
  readonly size: number | null;
  /** ISO 8601, UTC, with milliseconds. */
  readonly mtime: string;
  readonly sha256?: string;
  readonly target?: string;
  readonly error?: Failure["kind"];
}

/**
 * Describes an entry; for a link this reads the target, and with `digest` the
 * whole of a file. What fails for this entry alone becomes its `error`.
 */
export async function entryRecord(
  vault: Vault,
  path: string,
  entry: Entry,
  digest: boolean,
): Promise<EntryRecord> {
  const known = {
    type: entry.kind,
    path,
    size: entry.kind === "file" ? entry.size : null,
    mtime: new Date(entry.modifiedMs).toISOString(),
  };
  if (entry.failure !== undefined) return { ...known, error: entry.failure.kind };
  try {
    if (entry.kind === "symlink") return { ...known, target: await vault.readLink(path) };
    if (entry.kind === "file" && digest) return { ...known, sha256: await fileDigest(vault, path) };
    return known;
  } catch (error) {
    return { ...known, error: entryFailure(error).kind };
  }
}
