import { describe, expect, it } from "vitest";
import { type DiskPace, diskPace } from "./disk-pace.ts";

function tell(pace: DiskPace, times: number, ms: number): void {
  for (let i = 0; i < times; i += 1) pace.took(ms);
}

async function localPace(clock: { now: number }): Promise<DiskPace> {
  const pace = diskPace(Promise.resolve(true), () => clock.now);
  await Promise.resolve();
  return pace;
}

describe("the pace of a disk", () => {
  it("is slow until enough answers in a row were quick", async () => {
    const pace = await localPace({ now: 0 });
    tell(pace, 15, 0.1);
    pace.took(5);
    tell(pace, 15, 0.1);
    expect(pace.isFast).toBe(false);
    pace.took(0.1);
    expect(pace.isFast).toBe(true);
  });

  it("stays slow on a disk that nobody knows to be local", async () => {
    const pace = diskPace(Promise.resolve(false), () => 0);
    await Promise.resolve();
    tell(pace, 1000, 0.1);
    expect(pace.isFast).toBe(false);
  });

  it("forgives hiccups that are rare, not ones that add up", async () => {
    const clock = { now: 0 };
    const pace = await localPace(clock);
    tell(pace, 16, 0.1);
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
    const pace = await localPace(clock);
    tell(pace, 16, 0.1);
    pace.took(100);
    clock.now = 9_999;
    tell(pace, 100, 0.1);
    expect(pace.isFast).toBe(false);
    clock.now = 10_000;
    pace.took(0.1);
    expect(pace.isFast).toBe(true);

    pace.took(100);
    clock.now = 29_999;
    tell(pace, 100, 0.1);
    expect(pace.isFast).toBe(false);
    clock.now = 30_000;
    pace.took(0.1);
    expect(pace.isFast).toBe(true);
  });
});
