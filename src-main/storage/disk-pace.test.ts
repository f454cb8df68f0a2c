import { describe, expect, it } from "vitest";
import { type DiskPace, diskPace } from "./disk-pace.ts";
import type { DiskKind } from "./local-disk.ts";

async function paceOf(kind: DiskKind, clock: { now: number }): Promise<DiskPace> {
  const pace = diskPace(Promise.resolve(kind), () => clock.now);
  expect(pace.isFast).toBe(false);
  await Promise.resolve();
  return pace;
}

describe("the pace of a disk", () => {
  it("is fast once the disk is known to be local, and never otherwise", async () => {
    expect((await paceOf("local", { now: 0 })).isFast).toBe(true);
    expect((await paceOf("memory", { now: 0 })).isFast).toBe(true);
    expect((await paceOf("unknown", { now: 0 })).isFast).toBe(false);
  });

  it("tells memory from a disk that keeps what it is given", async () => {
    expect((await paceOf("memory", { now: 0 })).isMemory).toBe(true);
    expect((await paceOf("local", { now: 0 })).isMemory).toBe(false);
    expect((await paceOf("unknown", { now: 0 })).isMemory).toBe(false);
  });

  it("forgives hiccups that are rare", async () => {
    const clock = { now: 0 };
    const pace = await paceOf("local", clock);
    for (let i = 0; i < 100; i += 1) {
      clock.now += 100;
      pace.took(45);
    }
    expect(pace.isFast).toBe(true);
  });

  it("does not forgive a disk that seeks for every answer", async () => {
    const clock = { now: 0 };
    const pace = await paceOf("local", clock);
    for (let i = 0; i < 100; i += 1) {
      clock.now += 12;
      pace.took(12);
    }
    expect(pace.isFast).toBe(false);
  });

  it("is slow for longer every time", async () => {
    const clock = { now: 0 };
    const pace = await paceOf("local", clock);
    pace.took(300);
    clock.now = 1_999;
    expect(pace.isFast).toBe(false);
    clock.now = 2_000;
    expect(pace.isFast).toBe(true);

    pace.took(1300);
    clock.now = 5_999;
    expect(pace.isFast).toBe(false);
    clock.now = 6_000;
    expect(pace.isFast).toBe(true);
  });
});
