/** What a check says: for each finding what it means, and what a repair does about it. */

import type { Finding, FindingId, Severity } from "../model/health-finding.ts";
import { worded } from "./worded.ts";

export const severityText = worded("severityText", {
  info: "Info",
  warn: "Warning",
  critical: "Critical",
} satisfies Record<Severity, string>);

/** One sentence, for people and scripts alike. */
export function findingText(finding: Finding): string {
  const text: Text = findingMeanings[finding.id];
  return typeof text === "string" ? text : text(finding);
}

/**
 * What a repair does, one sentence; `null` if none would act.
 */
export function repairText(finding: Finding): string | null {
  const repairs: Readonly<Partial<Record<FindingId, string>>> = findingRepairs;
  return finding.fixable ? (repairs[finding.id] ?? null) : null;
}

type Text = string | ((finding: Finding) => string);

export const findingMeanings = worded("findingMeanings", {
  StaleMasterkeyBackup:
    "This copy of the key file is older than the last change of the password and still opens the vault with the password of that time; delete it unless you want that.",
  DamagedBackup:
    "This copy of a key or configuration file was damaged since it was made, so do not rely on it.",
  UnfinishedRepair:
    "A repair was interrupted before it was done; something of the vault may lie in this folder.",
  LeftoverFile: "A program was ended while it was writing this; nothing refers to it.",
  InterruptedMove:
    "This folder is hidden since a program was ended while it was renaming it; what is in it is whole.",
  ForeignFile:
    "This file is not part of the vault; another program has put it there, and it does no harm.",
  CloudPlaceholder:
    "This file is in the cloud only: here lies no more than its name; let the sync client download it.",
  UnreadableFile:
    "The disk does not give this file; check the disk and the permissions of the file.",

  MissingRootDir:
    "The root folder of the vault is missing, so the vault cannot be opened; the sync may be unfinished.",
  MissingDirIdBackup:
    "This folder has no backup of its id, without which its names cannot be restored should its node get lost.",
  InvalidDirIdBackup:
    "The backup of the id of this folder is damaged, so it would be of no use should its node get lost.",
  LooseDirFile: "This folder id belongs to no folder; no app uses it.",
  MissingContentDir:
    "The content of this folder is missing, so apps do not show the folder; the sync may be unfinished.",
  OrphanContentDir:
    "No folder of the vault leads to this content, so nobody can see it; what is in it is whole.",
  MisplacedContentDir: ({ other }) =>
    `The content of a folder was moved here, so apps do not show it; it belongs to ${quoted(other)} in the vault folder.`,
  DirectoryCycle:
    "This folder lies inside itself and cannot be reached from the root of the vault.",
  EmptyDirFile:
    "It is lost which content belongs to this folder, so apps do not show it; its content may be found as an orphan.",
  ObeseDirFile:
    "The id of this folder is longer than any id can be, so apps may not find its content.",
  NotDecodableDirFile:
    "The id of this folder is damaged, so its content cannot be found; it may be found as an orphan.",
  DirIdCollision: ({ other }) =>
    `This folder has the same id as ${quoted(other)}, so both show the same content, and what is removed in one is gone in the other.`,

  UnknownType: "This is neither file nor folder nor link: what it was is missing.",
  AmbiguousType: "This is several things at once, of which apps show only the first.",

  MissingLongName:
    "The long name of this entry is missing, so apps do not show it; its content is not affected.",
  ObeseNameFile:
    "What should be the long name of this entry is too long for any name, so apps do not show it.",
  NotDecodableLongName:
    "The long name of this entry is damaged, so apps do not show it; its content is not affected.",
  TrailingBytesInNameFile:
    "Something was added behind the long name of this entry, so some apps do not show it.",
  LongShortNamesMismatch:
    "This entry is not filed under its long name, so apps list it but open another or none in its place.",

  UndecryptableName: ({ fixable }) =>
    fixable
      ? "The name of this entry belongs to no folder of this vault, so apps do not show it; its content is of this vault."
      : "This looks like an entry of a vault, but neither its name nor its content is of this one.",
  MisplacedName: ({ other }) =>
    `This entry lies in the wrong folder, so apps do not show it; it belongs to ${quoted(other)}.`,
  NonCanonicalName:
    "The name of this entry is written in an unusual way, so apps list it but cannot open it.",
  NameNotNfc:
    "The name of this entry is not in the normal form of its characters, so apps list it but cannot open it.",
  IllegalName: "This entry has a name that no computer can show, so apps leave it out.",
  DuplicateName: "There are two entries of this name, of which apps open only one.",
  NotShortened:
    "The name of this entry is longer than this vault allows, so apps list it but cannot open it.",
  NeedlesslyShortened:
    "The name of this entry was shortened without need, so apps list it but cannot open it.",
  SyncConflict: "A sync client has made this copy because two computers changed the same thing.",

  EmptyContentFile:
    "This file has lost its content, or its sync is unfinished: not even the beginning is there.",
  CutFile: "This file was cut off, so its end is missing.",
  DamagedHeader:
    "The beginning of this file is damaged, without which none of it can be decrypted; restore it from a backup.",
  DamagedChunk: ({ holes }) =>
    `Parts of this file are damaged (${partsText(holes)}); restore it from a backup, or export the rest by “salvage”.`,
  TrailingEmptyChunk:
    "This file is whole, but ends with an empty block, because of which some apps show it as an empty file.",
  DamagedLink: "This link is damaged, so it is lost where it led to.",
  InvalidLinkTarget: "This link leads to no possible place.",
} satisfies Record<FindingId, Text>);

const lostName =
  "The name is restored if a copy of it is there; otherwise the entry gets a made-up one.";
const rightName = "It gets its right name, or one of its own if that is taken.";

export const findingRepairs = worded("findingRepairs", {
  UnfinishedRepair: "What was done of it is taken back.",
  LeftoverFile: "It is moved to the folder of the repair.",
  InterruptedMove: "The folder gets its name back.",
  MissingRootDir: "It is made again, empty; folders that were in it are found as orphans.",
  MissingDirIdBackup: "The backup is written.",
  InvalidDirIdBackup: "The backup is written anew.",
  LooseDirFile: "It is moved to the folder of the repair.",
  MissingContentDir: "The content is made anew, empty.",
  OrphanContentDir:
    "It becomes a folder in “LOST+FOUND”, with its names if they can be read; one with nothing in it is moved to the folder of the repair.",
  MisplacedContentDir: "It is moved where it belongs.",
  DirectoryCycle: "It is moved to “LOST+FOUND”.",
  EmptyDirFile: "The folder gets a new, empty content.",
  ObeseDirFile: "The id is cut to the one whose content is there and belongs to nobody else.",
  NotDecodableDirFile: "The folder gets a new, empty content.",
  DirIdCollision: "The other one stays; this one is moved to the folder of the repair.",
  UnknownType: "What is empty is moved to the folder of the repair; a content becomes a file.",
  AmbiguousType:
    "What apps do not show gets an entry of its own; what is damaged of it is moved to the folder of the repair.",
  MissingLongName: lostName,
  ObeseNameFile: lostName,
  NotDecodableLongName: lostName,
  TrailingBytesInNameFile: "What was added is cut off.",
  LongShortNamesMismatch: rightName,
  UndecryptableName: "It is moved to “LOST+FOUND” under a made-up name.",
  MisplacedName: "It is moved where it belongs.",
  NonCanonicalName: rightName,
  NameNotNfc: rightName,
  IllegalName: "It gets a name with “_” in place of what is not allowed.",
  DuplicateName: "This one gets a name of its own.",
  NotShortened: rightName,
  NeedlesslyShortened: rightName,
  SyncConflict: "It gets a name of its own, or the name itself if that is free.",
  TrailingEmptyChunk: "The empty block is cut off.",
} satisfies Partial<Record<FindingId, string>>);

function quoted(place: string | undefined): string {
  return place === undefined ? "another folder" : `“${place}”`;
}

/** Parts that are told one by one. */
const MOST_PARTS = 3;

function partsText(holes: Finding["holes"] = []): string {
  const parts = holes.slice(0, MOST_PARTS).map(([start, end]) => `bytes ${start} to ${end}`);
  return holes.length > MOST_PARTS
    ? `${parts.join(", ")} and ${holes.length - MOST_PARTS} more`
    : parts.join(", ");
}
