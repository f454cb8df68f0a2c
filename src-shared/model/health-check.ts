/** How far a check is, where it can be taken up again, and what it says at its end. */

import { z } from "zod";
import { findingIds, goodIds } from "./health-finding.ts";

const count = z.int().min(0);

export const CheckSummary = z.strictObject({
  good: count,
  info: count,
  warn: count,
  critical: count,
  /** Bytes of the contents of files, in cleartext, that were authenticated. */
  bytesAuthenticated: count,
  /** How often each id was met. */
  counts: z.partialRecord(z.enum([...findingIds, ...goodIds]), count),
});

export type CheckSummary = Readonly<z.output<typeof CheckSummary>>;

/**
 * Where a stopped check goes on: opaque, but plain data, so that it may be
 * stored. Good as long as the vault is the same.
 */
export const CheckPosition = z.strictObject({
  version: z.literal(1),
  isDeep: z.boolean(),
  /** The content directory that was being looked at, 32 characters; `""`: the check has only begun. */
  folder: z.string(),
  /** The last entry of it that was looked at, `""` if only the directory itself was; `null`: not even that. */
  entry: z.string().nullable(),
  soFar: CheckSummary,
  doneFiles: count,
  doneBytes: count,
});

export type CheckPosition = Readonly<z.output<typeof CheckPosition>>;

export const CheckProgress = z.strictObject({
  /** First the directories are read, so that it is known what belongs to what; then everything is checked. */
  phase: z.enum(["reading", "checking"]),
  doneDirectories: count,
  totalDirectories: count,
  /** Files, links and directories; the total grows while directories are read. */
  doneFiles: count,
  totalFiles: count,
  /** Ciphertext; 0 of 0 unless contents are authenticated. */
  doneBytes: count,
  totalBytes: count,
  /** `null` as long as nobody can tell. */
  secondsLeft: count.nullable(),
});

export type CheckProgress = Readonly<z.output<typeof CheckProgress>>;
