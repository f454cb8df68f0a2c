import type { World } from "../base/world.ts";

/** A world without chance: random bytes count up (never twice the same sequence), time advances by a second a look. */
export function countingWorld(): World {
  let drawn = 0;
  let time = 1_700_000_000_000;
  return {
    random: (bytes) => {
      drawn += 1;
      const result = new Uint8Array(bytes).fill(0x5a);
      new DataView(result.buffer).setUint32(0, bytes >= 4 ? drawn : 0);
      return result;
    },
    now: () => {
      time += 1000;
      return time;
    },
  };
}
