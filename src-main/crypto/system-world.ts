import { randomFillSync } from "node:crypto";
import type { World } from "../base/world.ts";

/** The real world: the system's random numbers and its clock. */
export const systemWorld: World = {
  random: (bytes) => randomFillSync(new Uint8Array(bytes)),
  now: () => Date.now(),
};
