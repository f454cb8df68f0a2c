/**
 * The contents of files and links.
 *
 * What is damaged stays as it is: only a backup can repair it, and salvage can
 * export the rest of it.
 */

import type { Finding } from "../../src-shared/model/health-finding.ts";
import { fromUtf8 } from "../crypto/encoding.ts";
import { cipherChunk, clearSize } from "../format/chunk-layout.ts";
import { attempt } from "./attempt.ts";
import { authenticateContent, type ContentVerdict } from "./authenticate-content.ts";
import type { HealthAccess } from "./health-access.ts";
import type { Problem } from "./problem.ts";
import type { Repair } from "./repair.ts";
import { type Check, found, nothing, type Review } from "./review.ts";
import { unreadableFile } from "./unreadable-file.ts";

/** Bytes of the longest target of a link (docs/vault-format.md §11). */
const MAX_TARGET = 32_767;

/** @param name - cleartext, `null` if it cannot be known */
export async function reviewFile(check: Check, path: string, name: string | null): Promise<Review> {
  const stat = await attempt(() => check.access.storage.stat(path));
  if ("problem" in stat) return unreadableFile(stat, path, name);
  const { layout } = check.access.content;
  const { size } = stat.value;
  const problem = (id: Finding["id"]): Problem => ({
    id,
    severity: "critical",
    ciphertextPath: path,
    name,
    fixable: false,
  });
  if (size === 0) return found(problem("EmptyContentFile"));
  const isImpossible = clearSize(layout, size) === null;
  const endsEmpty = (size - layout.headerBytes) % cipherChunk(layout) === layout.chunkOverhead;
  if (!check.isDeep && !endsEmpty) return isImpossible ? found(problem("CutFile")) : nothing;

  const verdict = await authenticateContent(check.access, path, check);
  if ("problem" in verdict) return unreadableFile(verdict, path, name);
  return reviewOf(verdict.value, check, problem);
}

function reviewOf(
  verdict: ContentVerdict,
  check: Check,
  problem: (id: Finding["id"]) => Problem,
): Review {
  if (verdict.kind === "empty") return found(problem("EmptyContentFile"));
  if (verdict.kind === "cut") return found(problem("CutFile"));
  if (verdict.kind === "damaged-header") return found(problem("DamagedHeader"));
  const { holes, isCut, hasEmptyChunk, clearBytes } = verdict;
  const problems: Problem[] = [];
  if (holes.length > 0) problems.push({ ...problem("DamagedChunk"), holes });
  if (isCut) problems.push(problem("CutFile"));
  if (hasEmptyChunk && problems.length === 0) {
    problems.push({ ...problem("TrailingEmptyChunk"), severity: "warn", fixable: true });
  }
  return {
    problems,
    good: check.isDeep && problems.length === 0 ? ["AuthenticContent"] : [],
    bytesAuthenticated: check.isDeep ? clearBytes : 0,
  };
}

/** TrailingEmptyChunk: takes the chunk away, if it still is one and authenticates. */
export const repairTrailingEmptyChunk: Repair = async ({ access, run }, finding) => {
  const { ciphertextPath: path } = finding;
  const verdict = await authenticateContent(access, path);
  if (!("value" in verdict) || verdict.value.kind !== "read") return;
  if (!verdict.value.hasEmptyChunk || verdict.value.holes.length > 0) return;
  const { size } = await access.storage.stat(path);
  const { chunkOverhead } = access.content.layout;
  const [before, tail] = await readEnd(access, path, size, chunkOverhead);
  await run.perform([{ do: "cut", path, size, tail, before }]);
};

/** The last `length` bytes of a file, and as many before them. */
async function readEnd(
  { storage }: HealthAccess,
  path: string,
  size: number,
  length: number,
): Promise<readonly [before: Uint8Array, tail: Uint8Array]> {
  const file = await storage.open(path, "read");
  try {
    const end = new Uint8Array(2 * length);
    await file.read(end, size - end.length);
    return [end.slice(0, length), end.slice(length)];
  } finally {
    await file.close();
  }
}

/** A link; its target is content as that of a file is. Only a deep check reads it. */
export async function reviewLink(check: Check, path: string, name: string | null): Promise<Review> {
  if (!check.isDeep) return nothing;
  const pieces: Uint8Array[] = [];
  const { signal } = check;
  const verdict = await authenticateContent(check.access, path, { signal, pieces });
  if ("problem" in verdict) return unreadableFile(verdict, path, name);
  const problem = { ciphertextPath: path, name, fixable: false };
  if (verdict.value.kind !== "read" || verdict.value.isCut || verdict.value.holes.length > 0) {
    return found({ ...problem, id: "DamagedLink", severity: "critical" });
  }
  return isTarget(Buffer.concat(pieces))
    ? { ...nothing, good: ["AuthenticContent"] }
    : found({ ...problem, id: "InvalidLinkTarget", severity: "warn" });
}

function isTarget(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.length > MAX_TARGET) return false;
  const text = fromUtf8(bytes);
  return text !== null && !text.includes("\0");
}
