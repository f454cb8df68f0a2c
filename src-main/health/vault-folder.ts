/**
 * The vault folder itself, outside of `d`.
 *
 *     StaleMasterkeyBackup   a copy of the key file from before a password change: opens
 *                            with the old password; only its owner can say whether that is wanted
 *     DamagedBackup          a copy whose content is not what its name says
 *     LeftoverFile           a draft that nobody will finish                 goes
 *     UnfinishedRepair       a repair was interrupted by a crash             is taken back
 */

import { MAX_MASTERKEY_FILE } from "../format/masterkey-file.ts";
import { MAX_CONFIG_FILE } from "../format/vault-config.ts";
import type { NodeKind } from "../storage/storage.ts";
import { backupName } from "../vault/back-up-file.ts";
import { isDraftName } from "../vault/draft-names.ts";
import { CONFIG_FILE, MASTERKEY_FILE } from "../vault/vault-files.ts";
import { valueOrNull } from "./attempt.ts";
import { isAbandoned } from "./leftovers.ts";
import type { Problem } from "./problem.ts";
import { all, type Check, found, nothing, type Review } from "./review.ts";
import { reviewStray } from "./review-stray.ts";
import { interruptedRuns } from "./undo-repair.ts";

/** Bytes of the longest key or config file. */
const MOST_BYTES = Math.max(MAX_CONFIG_FILE, MAX_MASTERKEY_FILE);

export async function reviewVaultFolder(check: Check): Promise<Review> {
  const { storage } = check.access;
  const reviews: Review[] = [];
  for (const { name, kind } of (await storage.list("")).toSorted(byName)) {
    if (kind === "file") reviews.push(await reviewFile(check, name));
    else if (mayBelongInside(name)) reviews.push(await reviewMovedOut(check, name, kind));
  }
  const runs = (await interruptedRuns(storage)).map(unfinishedRepair);
  return all([...reviews, found(...runs)]);
}

/** What people keep beside the data of the vault is theirs, whatever it is called. */
async function reviewMovedOut(check: Check, name: string, kind: NodeKind): Promise<Review> {
  const { problems } = await reviewStray(check, name, kind);
  return found(...problems.filter(({ id }) => id !== "ForeignFile"));
}

async function reviewFile(check: Check, name: string): Promise<Review> {
  const problem = isLeftover(name)
    ? await reviewLeftover(check, name)
    : await reviewKeyBackup(check, name);
  return problem === null ? nothing : found(problem);
}

export function unfinishedRepair(run: string): Problem {
  return { id: "UnfinishedRepair", severity: "warn", ciphertextPath: run, fixable: true };
}

/** True for what the folders in `d` are called. */
function mayBelongInside(name: string): boolean {
  return /^(?:[A-Z2-7]{2}|[A-Z2-7]{30})$/.test(name);
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

/** Ours, and the draft of a key file by the official client. */
function isLeftover(name: string): boolean {
  return isDraftName(name) || name === `${MASTERKEY_FILE}.tmp`;
}

async function reviewLeftover(check: Check, name: string): Promise<Problem | null> {
  if (!(await isAbandoned(check, name))) return null;
  return { id: "LeftoverFile", severity: "info", ciphertextPath: name, fixable: true };
}

async function reviewKeyBackup({ access }: Check, name: string): Promise<Problem | null> {
  const original = /^(.*)\.[0-9A-F]{8}\.bkup$/.exec(name)?.[1];
  if (original !== MASTERKEY_FILE && original !== CONFIG_FILE) return null;
  const bytes = await valueOrNull(() => access.storage.read(name, MOST_BYTES + 1));
  if (bytes === null) return null;
  const problem: Problem = {
    id: "DamagedBackup",
    severity: "info",
    ciphertextPath: name,
    fixable: false,
  };
  if (backupName(original, bytes) !== name) return problem;
  if (original === CONFIG_FILE) return null;
  const current = await valueOrNull(() => access.storage.read(original, MOST_BYTES + 1));
  const isStale = current === null || Buffer.compare(current, bytes) !== 0;
  return isStale ? { ...problem, id: "StaleMasterkeyBackup" } : null;
}
