import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { failing } from "../test-support/failing.ts";
import { inlineCalls } from "./disk-calls.ts";
import { storageOn } from "./node-storage.ts";
import type { Storage } from "./storage.ts";
import { isBusy } from "./try-again.ts";

const diskError = (code: string): Error => Object.assign(new Error(code), { code });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A folder with a file `a` that somebody holds for the first `times` tries to rename it. */
async function heldFor(
  times: number,
  code = "EBUSY",
): Promise<{ storage: Storage; tries: () => number }> {
  const folder = await mkdtemp(join(tmpdir(), "held-"));
  onTestFinished(async () => {
    vi.useRealTimers();
    await rm(folder, { recursive: true });
  });
  await writeFile(join(folder, "a"), "x");
  let tries = 0;
  const storage = storageOn(folder, {
    ...inlineCalls,
    rename: (from, to) => {
      tries += 1;
      return tries <= times ? Promise.reject(diskError(code)) : inlineCalls.rename(from, to);
    },
  });
  return { storage, tries: () => tries };
}

describe("a file that another program holds", () => {
  it("for a moment is waited for", async () => {
    const { storage, tries } = await heldFor(5);
    const renamed = storage.rename("a", "b");
    await vi.advanceTimersByTimeAsync(2_000);
    await renamed;
    expect(tries()).toBe(6);
    expect(await storage.list("")).toEqual([{ name: "b", kind: "file" }]);
  });

  it("for longer is in use", async () => {
    const { storage } = await heldFor(1000);
    const renamed = expect(storage.rename("a", "b")).rejects.toEqual(failing("in-use", "a"));
    await vi.advanceTimersByTimeAsync(2_000);
    await renamed;
  });

  it("costs no wait if something else is wrong with it", async () => {
    const { storage, tries } = await heldFor(1000, "EIO");
    await expect(storage.rename("a", "b")).rejects.toThrow("EIO");
    expect(tries()).toBe(1);
  });

  it("costs no further wait once something else is wrong with it", async () => {
    const { storage } = await heldFor(1);
    const renamed = expect(storage.rename("a", "none/b")).rejects.toEqual(
      failing("not-found", "a"),
    );
    await vi.advanceTimersByTimeAsync(10);
    await renamed;
  });
});

describe("what is worth another try", () => {
  it.each([
    ["EBUSY", false, "linux", true],
    ["EBUSY", false, "win32", true],
    ["EPERM", true, "win32", true],
    ["EACCES", true, "win32", true],
    ["EPERM", false, "win32", false],
    ["EPERM", true, "linux", false],
    ["EACCES", true, "darwin", false],
    ["ENOENT", true, "win32", false],
  ] as const)("%s, of a change of names: %s, on %s: %s", (code, isMove, platform, isWorthIt) => {
    expect(isBusy(diskError(code), isMove, platform)).toBe(isWorthIt);
  });
});
