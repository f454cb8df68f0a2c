/**
 * LooseDirFile: a `dir.c9r` that lies in no node, so that no client reads it.
 * The official client deletes it; we take it away.
 */

import type { Problem } from "./problem.ts";
import type { Repair } from "./repair.ts";
import { clearAway } from "./repair-building-blocks.ts";

export function looseDirFile(path: string): Problem {
  return { id: "LooseDirFile", severity: "info", ciphertextPath: path, name: null, fixable: true };
}

/** LooseDirFile, and whatever else is of no use where it is: it goes. */
export const repairByTakingAway: Repair = async (repairing, { ciphertextPath: path }) => {
  await repairing.run.perform(await clearAway(repairing, path));
};
