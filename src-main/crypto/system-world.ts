import { randomFillSync } from "node:crypto";
import type { World } from "../base/world.ts";
import { keyMemory } from "./key-memory.ts";

/** Most draws are nonces and keys of some dozen bytes; one large draw serves hundreds of them. */
const POOL_BYTES = 8192;
const MOST_FROM_POOL = 512;

/** From this many on, it may be a key. */
const KEY_BYTES = 32;

const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/** Bytes that were never handed out before; the pool keeps no copy of them. */
function random(bytes: number): Uint8Array {
  if (bytes > MOST_FROM_POOL) return randomFillSync(new Uint8Array(bytes));
  if (used + bytes > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const drawn = bytes < KEY_BYTES ? new Uint8Array(bytes) : keyMemory(bytes);
  drawn.set(pool.subarray(used, used + bytes));
  pool.fill(0, used, used + bytes);
  used += bytes;
  return drawn;
}

/** The real world: the system's random numbers and its clock. */
export const systemWorld: World = { random, now: () => Date.now() };
