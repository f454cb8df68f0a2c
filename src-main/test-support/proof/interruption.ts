/**
 * What an interruption may leave: for every path the old state or the new one,
 * and no content less than there was before and after.
 */

import type { Operation } from "./operation.ts";
import type { Snapshot } from "./snapshot.ts";

/** A vault before an operation, after it, and when it was interrupted. */
export interface States {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly found: Snapshot;
}

/** @returns what is wrong with `found`, one sentence each */
export function lossesOf(operation: Operation, states: States): readonly string[] {
  const { mayAppear, mayLose, mayOrphan } = operation;
  const { before, after, found } = states;
  const isOrphaned = mayOrphan !== undefined && isWithoutNode(mayOrphan, states);
  const paths = new Set([...before.keys(), ...after.keys(), ...found.keys()]);
  const losses: string[] = [];
  for (const path of paths) {
    const state = found.get(path);
    const isOld = state === before.get(path) || (state === undefined && path === mayLose);
    if (isOld || state === after.get(path)) continue;
    if (path === mayAppear || (state === undefined && isOrphaned)) continue;
    losses.push(`${path} is ${state}, neither ${before.get(path)} nor ${after.get(path)}`);
  }
  return isOrphaned ? losses : [...losses, ...lostContents(states)];
}

/** True if a directory that was being moved is neither in its old place nor in its new one. */
export function isWithoutNode(path: string, { before, after, found }: States): boolean {
  const isInOldPlace = [...before.keys()].some(
    (key) => key.startsWith(`${path}/`) && found.has(key),
  );
  const isInNewPlace = [...after.keys()].some((key) => !before.has(key) && found.has(key));
  return !isInOldPlace && !isInNewPlace;
}

/** What was there before and is there after must be there in between, under whatever name. */
function lostContents({ before, after, found }: States): readonly string[] {
  const later = new Set(after.values());
  const present = new Set(found.values());
  return [...before]
    .filter(([, state]) => later.has(state) && !present.has(state))
    .map(([path, state]) => `${path}, ${state}, is lost`);
}
