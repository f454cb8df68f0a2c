import { describe, expect, it } from "vitest";
import { systemWorld } from "./system-world.ts";

describe("the system's random bytes", () => {
  it("never repeat, in any size, across refills of the pool", () => {
    const seen = new Set<string>();
    for (let i = 0; i < 5000; i += 1) seen.add(String(systemWorld.random(12 + (i % 40))));
    expect(seen.size).toBe(5000);
  });

  it.each([0, 1, 12, 512, 513, 100_000])("come in the size that was asked for: %i", (bytes) => {
    expect(systemWorld.random(bytes)).toHaveLength(bytes);
  });

  it("are the caller's own: wiping them changes nobody else's", () => {
    const first = systemWorld.random(32);
    const second = systemWorld.random(32);
    const copy = second.slice();
    first.fill(0);
    expect(second).toEqual(copy);
    expect(copy.some((byte) => byte !== 0)).toBe(true);
  });

  it("are spread over all values", () => {
    const counts = new Uint32Array(256);
    for (let i = 0; i < 400; i += 1)
      for (const byte of systemWorld.random(256)) counts[byte] = (counts[byte] ?? 0) + 1;
    // 400 expected of each; 7 standard deviations are 140.
    expect(Math.min(...counts)).toBeGreaterThan(260);
    expect(Math.max(...counts)).toBeLessThan(540);
  });
});
