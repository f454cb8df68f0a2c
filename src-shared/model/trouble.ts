import { z } from "zod";

/** Something went wrong that nobody expected. */
export const Trouble = z.strictObject({
  /** Two groups of four; the same for the same fault of the same version. */
  code: z.string(),
  /** For those who mend it: versions, the kind of error, the calls. Nothing of the user. */
  report: z.string(),
});
export type Trouble = z.output<typeof Trouble>;
