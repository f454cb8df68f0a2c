/** How dear each guess of a password is made, for whoever has the key file. */

import { z } from "zod";

/** log2 of the scrypt parameter N: from what every app writes to 1 GiB of memory, the most that is read back. */
export const guessCostRange = { least: 15, most: 20 } as const;

export const GuessCost = z.int().min(guessCostRange.least).max(guessCostRange.most);

export const GuessCosts = z.strictObject({
  /** log2 of N as it is; `null` while the key file cannot be read. */
  now: z.int().nullable(),
  choices: z
    .array(
      z.strictObject({
        cost: GuessCost,
        /** Of one guess, or of unlocking once, about. */
        milliseconds: z.number().nonnegative(),
      }),
    )
    .readonly(),
});
export type GuessCosts = Readonly<z.output<typeof GuessCosts>>;
