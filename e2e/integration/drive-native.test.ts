/**
 * `latchkey serve --mount` on Windows and macOS, for real: written on Linux, for whoever runs `npm test` there.
 * A drive appears, takes a file, and ends the command when it is ejected.
 */

import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { scratchFolder } from "./support/unpack.ts";

const Invitation = z.object({ mount: z.string() });
const password = "correct horse battery";

/** Larger than what fits into one chunk. */
const content = "written by the drive ".repeat(3000);

let scratch = "";
let vault = "";

beforeEach(async () => {
  scratch = scratchFolder();
  vault = join(scratch, "Bücher & Akten");
  const made = await latchkey(["create", vault, "--password-stdin"], { input: password });
  expect(made.code).toBe(0);
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** @param eject - what takes a drive down without Latchkey, from the place of the drive */
async function tryDrive(eject: (place: string) => readonly [string, ...string[]]): Promise<string> {
  const words = ["serve", vault, "--json", "--password-stdin", "--mount"];
  const child = startLatchkey(words, { env: { LATCHKEY_HOME: join(scratch, "home") } });
  const ended = exitCodeOf(child);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  child.stdin?.end(password);
  if (child.stdout === null) throw new Error("no standard output");
  const first = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const { mount } = Invitation.parse(JSON.parse(String(first.value)));

  writeFileSync(join(mount, "new ü.txt"), content);
  expect(readFileSync(join(mount, "new ü.txt"), "utf8")).toBe(content);
  const [program, ...args] = eject(mount);
  expect(spawnSync(program, args).status).toBe(0);
  expect(await ended).toBe(0);
  const read = ["cat", vault, "/new ü.txt", "--password-stdin"];
  expect((await latchkey(read, { input: password })).text).toBe(content);
  return mount;
}

const hasWebClient =
  process.platform === "win32" && spawnSync("sc.exe", ["query", "WebClient"]).status === 0;

describe.skipIf(!hasWebClient)(
  "a letter of Windows [needs Windows with its service WebClient]",
  () => {
    it("takes files, and is noticed when it goes", { timeout: 120_000 }, async () => {
      const place = await tryDrive((letter) => [
        "net.exe",
        "use",
        letter.slice(0, 2),
        "/delete",
        "/y",
      ]);
      expect(place).toMatch(/^[D-Z]:\\$/);
    });
  },
);

describe.skipIf(process.platform !== "darwin")("a volume of macOS [needs macOS]", () => {
  it("takes files, and is noticed when it goes", { timeout: 180_000 }, async () => {
    const place = await tryDrive((volume) => ["/usr/sbin/diskutil", "unmount", volume]);
    expect(place).toMatch(/^\/Volumes\//);
  });
});
