/** A recovery key that is shown, to be kept on paper. */

import { z } from "zod";

export const papers = ["A4", "Letter"] as const;
export const Paper = z.enum(papers);
export type Paper = z.output<typeof Paper>;

export const ShownRecoveryKey = z.strictObject({
  words: z.array(z.string()).readonly(),
  /** Tells the sheets of several vaults apart; `null` where no key file is here to tell it. */
  fingerprint: z.string().nullable(),
  /** Places, from 1, of the words that prove that it was kept. */
  asked: z.array(z.int()).length(3).readonly(),
});
export type ShownRecoveryKey = Readonly<z.output<typeof ShownRecoveryKey>>;
