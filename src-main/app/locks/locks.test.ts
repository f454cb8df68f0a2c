import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { patient } from "../../test-support/patient.ts";
import type { Volume } from "../key-places/volume.ts";
import { whenKeyGone } from "./key-gone.ts";
import { anyOf, type LockReason } from "./lock-source.ts";
import { reasonIn } from "./logind.ts";
import { whenIdle } from "./when-idle.ts";

afterEach(() => {
  vi.useRealTimers();
});

const session = "/org/freedesktop/login1/session/";
const changed = (what: string) =>
  `org.freedesktop.DBus.Properties.PropertiesChanged ('org.freedesktop.login1.Session', {${what}}, @as [])`;

describe("what logind says", () => {
  it.each([
    ["/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (true,)", "sleep"],
    ["/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (false,)", null],
    [`${session}_32: org.freedesktop.login1.Session.Lock ()`, "screen-lock"],
    [`${session}_32: org.freedesktop.login1.Session.Unlock ()`, null],
    [`${session}_32: ${changed("'LockedHint': <true>")}`, "screen-lock"],
    [`${session}_32: ${changed("'LockedHint': <false>")}`, null],
    [`${session}_32: ${changed("'Active': <false>, 'State': <'online'>")}`, "user-switch"],
    [`${session}_33: org.freedesktop.login1.Session.Lock ()`, null],
    [`${session}c1: org.freedesktop.login1.Session.Lock ()`, null],
    ["Monitoring signals from all objects owned by org.freedesktop.login1", null],
    ["The name org.freedesktop.login1 is owned by :1.5", null],
    ["", null],
  ] as const)("%s: %s", (line, reason) => {
    expect(reasonIn(line, "2")).toBe(reason);
  });

  it("of a session with a name is known by it", () => {
    const line = `${session}c1_2dx: org.freedesktop.login1.Session.Lock ()`;
    expect(reasonIn(line, "c1-x")).toBe("screen-lock");
    expect(reasonIn(line)).toBe("screen-lock");
  });
});

describe("a vault that nobody uses", () => {
  it("locks after its time, counted from the last byte and the last open file", async () => {
    vi.useFakeTimers();
    let bytes = 0;
    let isBusy = false;
    const told: LockReason[] = [];
    const stop = whenIdle(
      () => ({ bytes, isBusy }),
      60_000,
      Date.now,
    )((reason) => told.push(reason));
    await vi.advanceTimersByTimeAsync(50_000);
    bytes = 10;
    await vi.advanceTimersByTimeAsync(50_000);
    isBusy = true;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(told).toEqual([]);
    isBusy = false;
    await vi.advanceTimersByTimeAsync(58_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(told[0]).toBe("idle");
    stop();
  });
});

describe("a key file that is taken away", () => {
  it("is noticed when the file goes, and when its drive does although the file still shows", async () => {
    const folder = await mkdtemp(join(tmpdir(), "latchkey-gone-"));
    try {
      const key = join(folder, "key");
      await writeFile(key, "key");
      const drive: Volume = { id: "uuid:1", label: null, mountPoint: folder, isRemovable: true };
      let volumes = [drive];
      const told: LockReason[] = [];
      const watch = (path: string) =>
        anyOf([whenKeyGone(path, () => Promise.resolve(volumes), 20)])((it) => told.push(it));
      const first = watch(key);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(told).toEqual([]);
      volumes = [];
      await vi.waitFor(() => {
        expect(told[0]).toBe("key-gone");
      }, patient);
      first();
      told.length = 0;
      const second = watch(key);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(told).toEqual([]);
      await rm(key);
      await vi.waitFor(() => {
        expect(told[0]).toBe("key-gone");
      }, patient);
      second();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
