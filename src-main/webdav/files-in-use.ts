/** Which files clients are busy with: those of running requests, and those that programs keep locked. */

import type { FileInUse } from "../../src-shared/model/file-in-use.ts";
import type { RunningRequest, ShareState } from "./exchange.ts";

/** Methods that change nothing of what they name. */
const readingMethods: ReadonlySet<string> = new Set(["GET", "HEAD"]);
const writingMethods: ReadonlySet<string> = new Set([
  "PUT",
  "DELETE",
  "MKCOL",
  "MOVE",
  "COPY",
  "PROPPATCH",
]);

/** What a request is about to do with its file; `null` for one that only looks around. */
export function purposeOf(method: string | undefined): RunningRequest["use"] | null {
  if (writingMethods.has(method ?? "")) return "writing";
  return readingMethods.has(method ?? "") ? "reading" : null;
}

/** Each path once, with the weightiest of its uses; in the order of their paths. */
export function filesInUse({
  running,
  locks,
}: Pick<ShareState, "running" | "locks">): readonly FileInUse[] {
  const byPath = new Map<string, FileInUse["use"]>();
  const note = (path: string, use: FileInUse["use"]): void => {
    if (weight[use] > weight[byPath.get(path) ?? "none"]) byPath.set(path, use);
  };
  for (const { path, use } of running) note(path, use);
  for (const { path } of locks.within("/")) note(path, "locked");
  return [...byPath]
    .map(([path, use]) => ({ path, use }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Nobody copies over the share. */
const weight = { none: 0, copying: 0, reading: 1, locked: 2, writing: 3 } as const;
