/**
 * What is found in a vault that somebody is working in is looked at once more,
 * a little later: between two steps of theirs a directory has no content yet,
 * or none any more. A finding is one that is there both times.
 */

import type { HealthAccess } from "./health-access.ts";
import type { Problem } from "./problem.ts";
import type { Check } from "./review.ts";

/** Longer than what we do between two such steps, milliseconds. */
const SETTLES_AFTER = 500;

/** Afterwards it is not waited any more: a vault full of findings must not take days. */
const MOST_WAITS = 500;

export async function mayChange(access: HealthAccess): Promise<boolean> {
  return access.isInUse || (await access.isOpenElsewhere());
}

export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, SETTLES_AFTER);
  });
}

/** @param isNeeded - false for a vault that nobody works in: what is found there is so */
export function confirming(isNeeded: boolean): Check["confirm"] {
  let waits = 0;
  return async (review) => {
    const first = await review();
    if (!isNeeded || first.problems.length === 0) return first;
    waits += 1;
    if (waits <= MOST_WAITS) await settled();
    const again = await review();
    const isStillThere = (problem: Problem): boolean =>
      first.problems.some((it) => keyOf(it) === keyOf(problem));
    return { ...again, problems: again.problems.filter(isStillThere) };
  };
}

function keyOf({ id, ciphertextPath }: Problem): string {
  return `${id} ${ciphertextPath}`;
}
