import { type GuessCosts, guessCostRange } from "../../../src-shared/model/guess-cost.ts";
import { keyFacts } from "../../keys/key-facts.ts";
import { measureScrypt, scryptCost } from "../../keys/measure-scrypt.ts";
import type { KeyPlace } from "../../vault/key-place.ts";

/** What a guess of the password of a key file takes on this computer, and what it could take. */
export async function guessCostsOf(place: KeyPlace): Promise<GuessCosts> {
  const { least, most } = guessCostRange;
  const { scryptLog2: now } = await keyFacts(place);
  const leastMs = await measureScrypt(scryptCost(least), () => performance.now());
  const steps = Array.from({ length: most - least + 1 }, (_, step) => step);
  return {
    now,
    choices: steps.map((step) => ({ cost: least + step, milliseconds: leastMs * 2 ** step })),
  };
}
