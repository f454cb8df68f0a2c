/** What a vault has lost of the files that make it one, and what it gets back: as the window sees it. */

import { z } from "zod";
import { KeyWhere } from "./key-place.ts";
import { thresholdRange } from "./new-vault.ts";
import { RecoveryKeyVerdict } from "./recovery-key-verdict.ts";

/** Whether a file is there and can be read. Whether it belongs to the vault, only its key tells. */
const FileState = z.enum(["there", "missing", "damaged"]);
export type FileState = z.output<typeof FileState>;

/**
 * A copy of one of the files that is kept in the vault folder, named as it is there; or beside a key file
 * elsewhere, named by its path for the eye.
 */
export const RestoreCopy = z.strictObject({
  name: z.string(),
  of: z.enum(["config", "key-file"]),
  /** Milliseconds since 1970. */
  modifiedMs: z.number(),
  /** `unknown` before the key is known. */
  verdict: z.enum(["fits", "another-vault", "unreadable", "unknown"]),
  /** The Hub server that a configuration takes its key from. */
  hubHost: z.string().nullable(),
});
export type RestoreCopy = Readonly<z.output<typeof RestoreCopy>>;

export const LostFiles = z.strictObject({
  config: FileState,
  /** `away`: kept elsewhere, where it cannot be read now. */
  keyFile: z.enum([...FileState.options, "away"]),
  keyWhere: KeyWhere,
  /** The Hub server that the configuration names, which is there then. */
  hubHost: z.string().nullable(),
  copies: z.array(RestoreCopy).readonly(),
});
export type LostFiles = Readonly<z.output<typeof LostFiles>>;

export const RestorePlan = z.strictObject({
  /**
   * What a new configuration says; `null` if the one that is there is whole. Every threshold from
   * `least` to `most` fits the names; none if `least` is more than `most`.
   */
  config: z
    .strictObject({ cipher: z.string(), least: z.int(), most: z.int(), likely: z.int() })
    .nullable(),
  needsKeyFile: z.boolean(),
  copies: z.array(RestoreCopy).readonly(),
  /** Names of the copies of key files that the password opens; none if it was not asked for one. */
  opened: z.array(z.string()).readonly(),
});
export type RestorePlan = Readonly<z.output<typeof RestorePlan>>;

/** What came of looking through a vault with a key. */
export const RestoreLook = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("plan"), plan: RestorePlan }),
  /** The words are no recovery key. */
  z.strictObject({ kind: z.literal("words"), verdict: RecoveryKeyVerdict }),
]);
export type RestoreLook = Readonly<z.output<typeof RestoreLook>>;

export const Restored = z.strictObject({
  /** What the new configuration says, and the copy it was taken from; `null` if the old one was whole. */
  config: z
    .strictObject({ cipher: z.string(), shorteningThreshold: z.int(), from: z.string().nullable() })
    .nullable(),
  /** Where the new key file lies, for the eye; `null` if none was made. */
  keyFile: z.string().nullable(),
  /** Where what was replaced is kept, for the eye. */
  kept: z.array(z.string()).readonly(),
  /** Other key files in the vault folder, which passwords of their time open. */
  oldCopies: z.array(z.string()).readonly(),
});
export type Restored = Readonly<z.output<typeof Restored>>;

export const RestoreThreshold = z.int().min(thresholdRange.least).max(thresholdRange.most);

/** How far a vault has been looked through. */
export const RestoreProgress = z.strictObject({ done: z.int(), total: z.int() });
export type RestoreProgress = Readonly<z.output<typeof RestoreProgress>>;
