import { type ScryptCost, scrypt } from "../crypto/scrypt.ts";
import { DEFAULT_COST } from "../format/masterkey-file.ts";

/** @param log2 - within `guessCostRange` */
export function scryptCost(log2: number): ScryptCost {
  return { n: 2 ** log2, r: DEFAULT_COST.r };
}

/** log2 of N. */
export function log2Of({ n }: ScryptCost): number {
  return Math.round(Math.log2(n));
}

/**
 * What one check of a password takes on this computer, in milliseconds. Measured at the usual cost
 * and reckoned from there, as the time grows with N; the dearest would take a second and a gigabyte.
 *
 * @param now - milliseconds, of a clock that is never set
 */
export async function measureScrypt(cost: ScryptCost, now: () => number): Promise<number> {
  const bytes = new Uint8Array(8);
  const start = now();
  await scrypt(bytes, bytes, DEFAULT_COST);
  return ((now() - start) * (cost.n * cost.r)) / (DEFAULT_COST.n * DEFAULT_COST.r);
}
