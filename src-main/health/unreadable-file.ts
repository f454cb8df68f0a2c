/** UnreadableFile: the disk has it and does not give it: bad sectors, permissions, a file that is locked. */

import type { Attempt } from "./attempt.ts";
import type { Problem } from "./problem.ts";
import { found, nothing, type Review } from "./review.ts";

/** What is gone by the time it is looked at was removed by somebody: no finding. */
export function unreadableFile(
  { problem }: Extract<Attempt<never>, { problem: unknown }>,
  path: string,
  name?: string | null,
): Review {
  if (problem === "gone") return nothing;
  const unreadable: Problem = {
    id: "UnreadableFile",
    severity: "critical",
    ciphertextPath: path,
    fixable: false,
  };
  return found(name === undefined ? unreadable : { ...unreadable, name });
}
