/** `latchkey serve` that locks by itself: the stick is pulled, the screen is locked, nobody uses it. */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { describeWithDrives } from "./support/drive.ts";
import { makeDrive } from "./support/loop-drive.ts";
import { scratchFolder } from "./support/unpack.ts";

const password = "correct horse battery";
let scratch = "";
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

describeWithDrives("serve --lock-when-key-gone", () => {
  it("locks within two seconds after the stick was pulled, and says why", async () => {
    const vault = join(scratch, "vault");
    const env = { P: password, LATCHKEY_HOME: join(scratch, "home") };
    const drive = makeDrive(scratch, "PULLED");
    try {
      const stick = drive.plug(join(scratch, "mnt"));
      const create = ["create", vault, "--masterkey-file", stick, "--password-env", "P"];
      expect((await latchkey(create, { env })).code).toBe(0);
      const words = ["serve", vault, "--lock-when-key-gone", "--json", "--password-env", "P"];
      const child = startLatchkey(words, { env });
      const ended = exitCodeOf(child);
      try {
        if (child.stdout === null) throw new Error("no standard output");
        const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
        const { url } = JSON.parse(String((await lines.next()).value)) as { url: string };
        await pause(3_000);
        expect((await fetch(url)).status).toBe(401);
        const start = performance.now();
        drive.pull();
        const told: unknown = JSON.parse(String((await lines.next()).value));
        expect(told).toEqual({ locked: "key-gone" });
        expect(performance.now() - start).toBeLessThan(2_500);
        expect(await ended).toBe(0);
        await expect(fetch(url)).rejects.toThrow();
      } finally {
        child.kill("SIGKILL");
      }
    } finally {
      drive.pull();
    }
  });
});
