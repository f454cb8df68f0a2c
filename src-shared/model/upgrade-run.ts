/** The upgrade of an old vault, as the window follows it. */

import { z } from "zod";
import { Failure } from "../failure.ts";

const count = z.int().min(0);

export const UpgradeRun = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({
    kind: z.literal("running"),
    /** Names that have been renamed, of those that this step renames; `null` before the first word of it. */
    step: z
      .strictObject({ from: z.int(), to: z.int(), doneNames: count, totalNames: count })
      .nullable(),
  }),
  z.strictObject({
    kind: z.literal("ended"),
    /** Files that were left as they are, relative to the vault folder. */
    skipped: z.array(z.string()).readonly(),
  }),
  z.strictObject({ kind: z.literal("failed"), failure: Failure }),
]);
export type UpgradeRun = z.output<typeof UpgradeRun>;
