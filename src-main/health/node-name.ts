/**
 * What a node is called.
 *
 *     UndecryptableName     looks encrypted, and decrypts nowhere          goes to LOST+FOUND under a made-up name, if its content is of this vault
 *     MisplacedName         decrypts in another directory only             goes there
 *     IllegalName           decrypts to a name that no disk can have       gets `_` for what is not allowed
 *     SyncConflict          a sync client has made a copy                  gets a name of its own, or the name itself if that is free
 *     NameNotNfc            not in the normal form that look-ups use   ┐
 *     NonCanonicalName      encoded otherwise than look-ups do         │   gets the right name, or one of its own
 *     NotShortened          longer than the threshold                  │   if that is taken
 *     NeedlesslyShortened   not longer than the threshold              │
 *     LongShortNamesMismatch   shortened, under another hash           │
 *     DuplicateName         any of these, and the right name is taken  ┘
 *
 * A name is bound to its directory, so none of this can be tried in a directory whose id is lost.
 */

import type { FindingId, Severity } from "../../src-shared/model/health-finding.ts";
import { findCipherName, takeApart } from "../format/conflict-name.ts";
import { decryptName, NODE_SUFFIX } from "../format/file-name.ts";
import { isLong, SHORTENED_SUFFIX, shortenedName } from "../format/long-name.ts";
import type { StorageEntry } from "../storage/storage.ts";
import { type CipherPlace, cipherPlace } from "./cipher-place.ts";
import { entryForm, isShortenedName } from "./entry-form.ts";
import { foreignFile } from "./foreign-file.ts";
import type { HealthAccess } from "./health-access.ts";
import { isOfThisVault } from "./is-of-this-vault.ts";
import { legalOrNull, longNameProblems } from "./long-name.ts";
import { type LongNameFile, readLongName } from "./long-name-file.ts";
import type { Problem } from "./problem.ts";
import { isKnown, type KnownFolder } from "./repair.ts";
import { directoryOfId } from "./repair-building-blocks.ts";
import type { FolderReview } from "./review.ts";

/** What a node is called, and what is wrong with that. */
export interface NameReview {
  /** Cleartext and legal; `null` if it cannot be known. */
  readonly name: string | null;
  readonly problems: readonly Problem[];
}

export async function reviewName(review: FolderReview, entry: StorageEntry): Promise<NameReview> {
  const { folder } = review;
  const isShortened = isShortenedName(entry.name);
  // A shortened node that is no folder has no name at all; its type says so.
  if (isShortened && entry.kind !== "directory") return { name: null, problems: [] };
  if (isShortened) return reviewShortened(review, entry);
  if (!isKnown(folder)) return { name: null, problems: [] };
  const clear = decryptName(review.check.access.key, entry.name, folder.id);
  return clear === null
    ? reviewOddName(review, folder, entry)
    : judge(review, folder, entry, { clear, cipherName: entry.name });
}

async function reviewShortened(review: FolderReview, entry: StorageEntry): Promise<NameReview> {
  const { check, folder, path } = review;
  const nodePath = `${path}/${entry.name}`;
  const long = await readLongName(check.access, nodePath);
  const problems = await longNameProblems(check.access, folder, nodePath, long);
  if (long.kind !== "name" || !isKnown(folder)) return { name: null, problems };
  const named = await reviewLongName(review, folder, entry, long);
  return {
    name: named.name,
    problems: [...problems.map((each) => ({ ...each, name: named.name })), ...named.problems],
  };
}

async function reviewLongName(
  review: FolderReview,
  folder: KnownFolder,
  entry: StorageEntry,
  { cipherName }: Extract<LongNameFile, { kind: "name" }>,
): Promise<NameReview> {
  const clear = decryptName(review.check.access.key, cipherName, folder.id);
  if (clear === null) return undecryptable(review, entry, cipherName);
  return judge(review, folder, entry, { clear, cipherName });
}

/** A name that decrypts as a whole, or a shortened one. */
function judge(
  review: FolderReview,
  folder: KnownFolder,
  entry: StorageEntry,
  { clear, cipherName }: { readonly clear: string; readonly cipherName: string },
): NameReview {
  const nodePath = `${review.path}/${entry.name}`;
  const name = legalOrNull(clear.normalize("NFC"));
  if (name === null) return { name, problems: [nameProblem("IllegalName", nodePath, null)] };
  const { access } = review.check;
  if (clear === name && isRight(access, entry.name, cipherName)) return { name, problems: [] };
  const place = cipherPlace(access, directoryOfId(access, folder.id), name);
  const cause = causeOf(entry.name, cipherName, { isNfc: clear === name, place });
  const isOfOurs = cause !== "LongShortNamesMismatch" && cause !== "SyncConflict";
  const id = isOfOurs && review.names.has(place.node) ? "DuplicateName" : cause;
  return { name, problems: [nameProblem(id, nodePath, name)] };
}

/**
 * True for a node that is where its name leads. There is only one way to
 * encrypt a name, so one that decrypts can differ from it in its padding only.
 */
function isRight({ config }: HealthAccess, node: string, cipherName: string): boolean {
  const isPadded = (cipherName.length - NODE_SUFFIX.length) % 4 === 0;
  const rightNode = isLong(cipherName, config.shorteningThreshold)
    ? shortenedName(cipherName)
    : cipherName;
  return isPadded && rightNode === node;
}

/** Why a node is not where its name leads. */
function causeOf(
  node: string,
  cipherName: string,
  { isNfc, place }: { readonly isNfc: boolean; readonly place: CipherPlace },
): FindingId {
  const isShortened = isShortenedName(node);
  if (isShortened && shortenedName(cipherName) !== node) {
    return entryForm(node) === "node" ? "LongShortNamesMismatch" : "SyncConflict";
  }
  if (!isNfc) return "NameNotNfc";
  if (cipherName !== place.cipherName) return "NonCanonicalName";
  return isShortened ? "NeedlesslyShortened" : "NotShortened";
}

function nameProblem(id: FindingId, ciphertextPath: string, name: string | null): Problem {
  const severity: Severity = "warn";
  return { id, severity, ciphertextPath, name, fixable: true };
}

/** A name that does not decrypt as a whole: something in it may. */
async function reviewOddName(
  review: FolderReview,
  folder: KnownFolder,
  entry: StorageEntry,
): Promise<NameReview> {
  const odd = takeApart(entry.name, NODE_SUFFIX);
  const inner = odd && findCipherName(review.check.access.key, odd, folder.id);
  if (inner === null) return undecryptable(review, entry, entry.name);
  const name = legalOrNull(inner.name.normalize("NFC"));
  return { name, problems: [nameProblem("SyncConflict", `${review.path}/${entry.name}`, name)] };
}

/** Downloads under way and files of other programs do not, whatever they end with. */
function looksEncrypted(node: string): boolean {
  const odd = takeApart(node, isShortenedName(node) ? SHORTENED_SUFFIX : NODE_SUFFIX);
  return odd?.form === "copy" && /[A-Za-z0-9_-]{22,}={0,2}/.test(odd.stem);
}

async function undecryptable(
  review: FolderReview,
  entry: StorageEntry,
  cipherName: string,
): Promise<NameReview> {
  const { access, homes, paths } = review.check;
  const nodePath = `${review.path}/${entry.name}`;
  if (!looksEncrypted(entry.name) && !review.references.has(entry.name)) {
    return { name: null, problems: [foreignFile(nodePath)] };
  }
  const home = await homes.find(cipherName);
  if (home !== null) {
    const other = await paths.in(home.folder, home.name);
    const problem = nameProblem("MisplacedName", nodePath, null);
    return { name: null, problems: [other === null ? problem : { ...problem, other }] };
  }
  const fixable = await isOfThisVault(access, nodePath, entry.kind);
  const problem = nameProblem("UndecryptableName", nodePath, null);
  return { name: null, problems: [{ ...problem, severity: "critical", fixable }] };
}
