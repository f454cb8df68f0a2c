import { describe, expect, it } from "vitest";
import { type DiskPace, diskPace } from "./disk-pace.ts";

async function paceOf(isLocal: boolean, clock: { now: number }): Promise<DiskPace> {
  const pace = diskPace(Promise.resolve(isLocal), () => clock.now);
  expect(pace.isFast).toBe(false);
  await Promise.resolve();
  return pace;
}

describe("the pace of a disk", () => {
  it("is fast once the disk is known to be local, and never otherwise", async () => {
    expect((await paceOf(true, { now: 0 })).isFast).toBe(true);
    expect((await paceOf(false, { now: 0 })).isFast).toBe(false);
  });

  it("forgives hiccups that are rare, not ones that add up", async () => {
    const clock = { now: 0 };
    const pace = await paceOf(true, clock);
    for (let i = 0; i < 20; i += 1) {
      clock.now += 1000;
      pace.took(40);
    }
    expect(pace.isFast).toBe(true);
    clock.now += 20;
    pace.took(20);
    expect(pace.isFast).toBe(false);
  });

  it("is slow for longer every time", async () => {
    const clock = { now: 0 };
    const pace = await paceOf(true, clock);
    pace.took(100);
    clock.now = 9_999;
    expect(pace.isFast).toBe(false);
    clock.now = 10_000;
    expect(pace.isFast).toBe(true);

    pace.took(100);
    clock.now = 29_999;
    expect(pace.isFast).toBe(false);
    clock.now = 30_000;
    expect(pace.isFast).toBe(true);
  });
});
