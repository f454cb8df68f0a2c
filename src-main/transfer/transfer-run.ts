/**
 * What every part of one import or export works with.
 *
 * The engine copies trees in both directions, for the command line and for the
 * app. What it must ask or tell goes through this: how conflicts are decided,
 * how far it is, what failed. It keeps no more in memory than the names of the
 * folder it is in, and a few pieces of a few files.
 */

import type { Failure } from "../../src-shared/failure.ts";
import type { Conflict, ConflictRule } from "../../src-shared/model/transfer.ts";
import type { World } from "../base/world.ts";
import type { Vault } from "../vault/vault.ts";
import type { Gate } from "./gate.ts";
import type { Journal } from "./journal.ts";

/** How much there is to copy. */
export interface Totals {
  readonly totalFiles: number;
  readonly totalBytes: number;
}

/** Counts what is copied. */
export interface Tally {
  readonly addFile: () => void;
  readonly addDirectory: () => void;
  readonly addSymlink: () => void;
  /** Content of a file that is being copied. */
  readonly addBytes: (count: number) => Promise<void>;
  /** A file, link or folder that is left alone. @param bytes - of a file's content, that will not be copied */
  readonly skip: (bytes: number) => void;
  /** Bytes that count as done without being copied: a file that failed, or was there in part. */
  readonly pass: (bytes: number) => void;
}

export interface TransferRun {
  readonly vault: Vault;
  readonly random: World["random"];
  /** True if what was written is to be read back and compared; asked for each file. */
  readonly isVerified: () => boolean;
  /** What happens to something whose name is taken. */
  readonly decide: (conflict: Conflict) => Promise<ConflictRule>;
  /**
   * True if a file may take the place of one that somebody else has put under its name since that was
   * looked at, as it may of one that was there before; else it fails.
   */
  readonly replacesLatecomers?: boolean;
  readonly tally: Tally;
  readonly gate: Gate;
  readonly journal: Journal;
  /** Names what failed for one entry alone. */
  readonly report: (failure: Failure) => Promise<void>;
}
