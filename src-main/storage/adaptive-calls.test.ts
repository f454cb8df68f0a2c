import { closeSync, openSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { adaptiveCalls } from "./adaptive-calls.ts";

let folder = "";
let fd = -1;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "calls-"));
  fd = openSync(join(folder, "file"), "w");
});

afterEach(async () => {
  closeSync(fd);
  await rm(folder, { recursive: true });
});

it.each([
  ["memory", true],
  ["a disk that is fast", false],
])("flushes %s at once: %s", async (_, isMemory) => {
  const pace = { isFast: true, isMemory, took: () => undefined };
  const calls = adaptiveCalls(pace, () => 0);
  let isFlushed = false;
  const flushing = calls.fsync(fd).then(() => {
    isFlushed = true;
  });
  // What another thread does is told by the event loop, which has no turn before these are over.
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
  expect(isFlushed).toBe(isMemory);
  await flushing;
});
