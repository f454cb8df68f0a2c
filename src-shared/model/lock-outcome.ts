import { z } from "zod";
import { FileInUse } from "./file-in-use.ts";

/** What became of the wish to lock a vault. */
export const LockOutcome = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("locked") }),
  z.strictObject({
    kind: z.literal("in-use"),
    files: z.array(FileInUse).readonly(),
    /** Programs have something open in the drive, which may be more than those files. */
    isDriveBusy: z.boolean(),
  }),
]);
