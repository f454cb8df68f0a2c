/** The check of a vault, or its repair, as the window follows it. */

import { z } from "zod";
import { Failure } from "../failure.ts";
import { CheckProgress, CheckSummary } from "./health-check.ts";
import { Finding } from "./health-finding.ts";

const count = z.int().min(0);

export const JudgedFinding = z.strictObject({
  finding: Finding,
  /** `null` if nothing was to be repaired. */
  isFixed: z.boolean().nullable(),
});
export type JudgedFinding = z.output<typeof JudgedFinding>;

export const CheckRun = z.discriminatedUnion("kind", [
  /** There was none since the app was started. */
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({
    kind: z.literal("running"),
    isRepair: z.boolean(),
    /** `null` before the first word of it. */
    progress: CheckProgress.nullable(),
    /** What was found so far. */
    found: count,
  }),
  z.strictObject({
    kind: z.literal("ended"),
    isRepair: z.boolean(),
    isDeep: z.boolean(),
    /** Stopped by the user: something was not looked at. It can be gone on with. */
    wasStopped: z.boolean(),
    /** Milliseconds since 1970. */
    endedMs: z.number(),
    summary: CheckSummary,
    /** The weightiest first, and no more than a person can read; the saved report has all that are kept. */
    findings: z.array(JudgedFinding).readonly(),
    /** How many there are in all. */
    found: count,
    /** How many of them a repair would act on. */
    fixable: count,
    /** Name of the folder by which the repair can be taken back. */
    run: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal("failed"), isRepair: z.boolean(), failure: Failure }),
]);
export type CheckRun = z.output<typeof CheckRun>;
