import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { patient } from "../../test-support/patient.ts";
import { logindSleepHold } from "./sleep-hold.ts";

it("holds the sleep by a program that ends when it is let go of", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sleep-hold-"));
  const program = join(folder, "inhibit");
  const log = join(folder, "log");
  await writeFile(program, `#!/bin/sh\necho "$@" >> "${log}"\ncat\necho ended >> "${log}"\n`);
  await chmod(program, 0o700);
  try {
    const hold = logindSleepHold(program);
    const lines = async () => (await readFile(log, "utf8").catch(() => "")).trim().split("\n");
    hold.take();
    hold.take();
    await vi.waitFor(async () => {
      expect(await lines()).toEqual([
        "--what=sleep --mode=delay --who=Latchkey --why=Locking vaults cat",
      ]);
    }, patient);
    hold.release();
    await vi.waitFor(async () => {
      expect((await lines()).at(-1)).toBe("ended");
    }, patient);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("does without where there is no such program", async () => {
  const hold = logindSleepHold("/there/is/none");
  hold.take();
  await new Promise((resolve) => setTimeout(resolve, 50));
  hold.release();
});
