/**
 * What an interruption may leave: for every path the old state or the new one,
 * and no content less than there was before and after.
 */

import type { Operation } from "./operation.ts";
import type { Snapshot } from "./snapshot.ts";

/** @returns what is wrong with `found`, one sentence each */
export function lossesOf(
  { mayLose, mayOrphan }: Operation,
  states: { readonly before: Snapshot; readonly after: Snapshot; readonly found: Snapshot },
): readonly string[] {
  const { before, after, found } = states;
  const isOrphaned = mayOrphan !== undefined && !hasEither(mayOrphan, states);
  const paths = new Set([...before.keys(), ...after.keys(), ...found.keys()]);
  const losses: string[] = [];
  for (const path of paths) {
    const state = found.get(path);
    const isOld = state === before.get(path) || (state === undefined && path === mayLose);
    if (isOld || state === after.get(path)) continue;
    if (state === undefined && isOrphaned) continue;
    losses.push(`${path} is ${state}, neither ${before.get(path)} nor ${after.get(path)}`);
  }
  if (isOrphaned) return losses;
  return [...losses, ...lostContents(states)];
}

/** True unless the directory is gone from both its old and its new place. */
function hasEither(
  path: string,
  { before, after, found }: Record<"before" | "after" | "found", Snapshot>,
): boolean {
  const isGone = (state: Snapshot): boolean =>
    [...state.keys()].every((key) => !key.startsWith(`${path}/`) || !found.has(key));
  const moved = [...after.keys()].filter((key) => !before.has(key));
  return !isGone(before) || moved.some((key) => found.get(key) !== undefined);
}

/** What was there before and is there after must be there in between, under whatever name. */
function lostContents({
  before,
  after,
  found,
}: Record<"before" | "after" | "found", Snapshot>): readonly string[] {
  const later = new Set(after.values());
  const present = new Set(found.values());
  return [...before]
    .filter(([, state]) => later.has(state) && !present.has(state))
    .map(([path, state]) => `${path}, ${state}, is lost`);
}
