/**
 * What a check can find, as data.
 *
 * Ids of the official client's health check are its own; ours are in the same
 * style. docs/health.md says what each means and how it is repaired.
 */

import { z } from "zod";

/** What a check counts and does not list: it was looked at and found right. */
export const goodIds = [
  "HealthyDir",
  "KnownType",
  "ValidShortenedFile",
  "AuthenticContent",
] as const;

export type GoodId = (typeof goodIds)[number];

export const findingIds = [
  // The vault folder.
  "StaleMasterkeyBackup",
  "DamagedBackup",
  "UnfinishedRepair",
  "LeftoverFile",
  "InterruptedMove",
  "ForeignFile",
  "CloudPlaceholder",
  "UnreadableFile",

  // Directories and their ids.
  "MissingRootDir",
  "MissingDirIdBackup",
  "InvalidDirIdBackup",
  "LooseDirFile",
  "MissingContentDir",
  "OrphanContentDir",
  "MisplacedContentDir",
  "DirectoryCycle",
  "EmptyDirFile",
  "ObeseDirFile",
  "NotDecodableDirFile",
  "DirIdCollision",

  // What a node stands for.
  "UnknownType",
  "AmbiguousType",

  // Shortened names.
  "MissingLongName",
  "ObeseNameFile",
  "NotDecodableLongName",
  "TrailingBytesInNameFile",
  "LongShortNamesMismatch",

  // Names.
  "UndecryptableName",
  "MisplacedName",
  "NonCanonicalName",
  "NameNotNfc",
  "IllegalName",
  "DuplicateName",
  "NotShortened",
  "NeedlesslyShortened",
  "SyncConflict",

  // Contents.
  "EmptyContentFile",
  "CutFile",
  "DamagedHeader",
  "DamagedChunk",
  "TrailingEmptyChunk",
  "DamagedLink",
  "InvalidLinkTarget",
] as const;

export type FindingId = (typeof findingIds)[number];

/**
 * By consequence for the user's data:
 *
 * - `info`: none of it is concerned
 * - `warn`: all of it is there, but not as it should be: hidden, under a wrong name, or shown wrongly by some apps
 * - `critical`: some of it is damaged or missing, or its name or place is gone
 */
export const severities = ["info", "warn", "critical"] as const;

export type Severity = (typeof severities)[number];

export const Finding = z.strictObject({
  id: z.enum(findingIds),
  severity: z.enum(severities),
  /** Relative to the vault folder. */
  ciphertextPath: z.string(),
  /** In the vault; absent where it cannot be known. */
  path: z.string().optional(),
  /** True if a repair would act on it. */
  fixable: z.boolean(),
  /** Another place that the finding is about: a path in the vault if it begins with `/`, else relative to the vault folder. */
  other: z.string().optional(),
  /** Bytes `[start, end)` of the content that do not authenticate; at most the first thousand such ranges. */
  holes: z
    .array(z.tuple([z.int(), z.int()]).readonly())
    .readonly()
    .optional(),
});

export type Finding = Readonly<z.output<typeof Finding>>;
