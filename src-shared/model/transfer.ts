/** Moving files in and out of an open vault, as the window follows it. */

import { z } from "zod";
import { Failure } from "../failure.ts";
import { VaultId } from "./vault-summary.ts";

/**
 * What happens to something whose name is taken where it is to go:
 *
 * - `keep-both`: it gets another name, `a (2).txt`
 * - `replace`: it takes the place of what is there
 * - `skip`: what is there stays, and nothing is copied
 * - `newer`: `replace` if it was changed later than what is there, else `skip`
 */
export const conflictRules = ["keep-both", "replace", "skip", "newer"] as const;
export const ConflictRule = z.enum(conflictRules);
export type ConflictRule = z.output<typeof ConflictRule>;

export const TransferId = z.uuid().brand("TransferId");
export type TransferId = z.output<typeof TransferId>;

const count = z.int().min(0);

/** One of two that want the same name. */
export const ConflictSide = z.strictObject({
  kind: z.enum(["file", "directory", "symlink"]),
  /** Bytes; `null` unless it is a file. */
  size: z.number().nullable(),
  /** Milliseconds since 1970. */
  modifiedMs: z.number(),
});
export type ConflictSide = Readonly<z.output<typeof ConflictSide>>;

export const Conflict = z.strictObject({
  /** Where both want to be: a cleartext path of an import, one of this computer of an export. */
  path: z.string(),
  coming: ConflictSide,
  present: ConflictSide,
});
export type Conflict = Readonly<z.output<typeof Conflict>>;

export const TransferProgress = z.strictObject({
  doneBytes: z.number().min(0),
  totalBytes: z.number().min(0),
  doneFiles: count,
  totalFiles: count,
  /** Bytes per second over the last seconds; `null` until that is known. */
  speed: z.number().min(0).nullable(),
  /** `null` until that is known. */
  secondsLeft: z.number().min(0).nullable(),
});
export type TransferProgress = Readonly<z.output<typeof TransferProgress>>;

/** What was copied, and what was not. */
export const TransferSummary = z.strictObject({
  files: count,
  directories: count,
  symlinks: count,
  bytes: z.number().min(0),
  /** Left alone by the rule for names that are taken, or because it was there from before. */
  skipped: count,
});
export type TransferSummary = Readonly<z.output<typeof TransferSummary>>;

/**
 * - `waiting`: for its turn behind another of the same vault
 * - `counting`: how much there is to copy is found out first
 * - `paused`: by the user, or because the vault was locked
 */
export const TransferState = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("waiting") }),
  z.strictObject({ kind: z.literal("counting") }),
  z.strictObject({ kind: z.literal("running"), progress: TransferProgress }),
  z.strictObject({
    kind: z.literal("paused"),
    reason: z.enum(["asked", "locked"]),
    /** `null` if it never ran since the app was started. */
    progress: TransferProgress.nullable(),
  }),
  z.strictObject({ kind: z.literal("asking"), conflict: Conflict, progress: TransferProgress }),
  z.strictObject({
    kind: z.literal("ended"),
    summary: TransferSummary,
    /** Cancelled by the user; what was copied before stays. */
    wasCancelled: z.boolean(),
  }),
  /** Stopped as a whole; it can be gone on with. */
  z.strictObject({ kind: z.literal("failed"), failure: Failure }),
]);
export type TransferState = Readonly<z.output<typeof TransferState>>;

export const Transfer = z.strictObject({
  id: TransferId,
  vault: VaultId,
  direction: z.enum(["import", "export"]),
  /** What is copied, in one name: that of the first source; `null` for names of a vault that is locked. */
  name: z.string().nullable(),
  /** How many sources there are. */
  sources: count,
  /** Where to: a cleartext path of an import, `/` while its vault is locked; a shortened one of this computer of an export. */
  target: z.string(),
  isVerified: z.boolean(),
  state: TransferState,
  /** The first of what failed and did not stop the rest, none while the vault is locked; the saved report has all that are kept. */
  failures: z.array(Failure).readonly(),
  failed: count,
});
export type Transfer = Readonly<z.output<typeof Transfer>>;

/** A file of a vault that is open in another program, from a private copy. */
export const OpenedFile = z.strictObject({
  id: z.uuid(),
  vault: VaultId,
  /** In the vault. */
  path: z.string(),
  state: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("unchanged") }),
    /** The copy is another one than the file; `isConflict`: so is the file since it was opened. */
    z.strictObject({ kind: z.literal("changed"), isConflict: z.boolean() }),
    z.strictObject({ kind: z.literal("writing") }),
    z.strictObject({ kind: z.literal("failed"), failure: Failure }),
  ]),
});
export type OpenedFile = Readonly<z.output<typeof OpenedFile>>;

export const TransferList = z.strictObject({
  transfers: z.array(Transfer).readonly(),
  opened: z.array(OpenedFile).readonly(),
});
export type TransferList = Readonly<z.output<typeof TransferList>>;
