import { setImmediate } from "node:timers/promises";
import type { Storage } from "../../storage/storage.ts";
import { interceptedStorage } from "./intercepted-storage.ts";

/** A disk whose steps take turns differently for every seed, so that operations overtake each other. */
export function jitteryStorage(inner: Storage, seed: number): Storage {
  let state = seed;
  return interceptedStorage(inner, async (_, run) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    for (let turns = (state >>> 28) & 3; turns > 0; turns -= 1) await setImmediate();
    return run();
  });
}
