/**
 * Key files and configurations, written while other processes have the vault open, and the other way
 * round: real processes of the built command line, one of which dies.
 */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { writerSessions } from "../../src-main/app/writer-sessions.ts";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { fixturePassword, ownFixtures, scratchFolder, snapshot, unpack } from "./support/unpack.ts";

const official = join(ownFixtures, "official");
const CONFIG = "vault.cryptomator";
const KEY = "masterkey.cryptomator";

let scratch = "";
let vault = "";
let stick = "";
let env: Record<string, string> = {};
let words = "";
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});
beforeEach(() => {
  vault = unpack(official, "v8-siv-gcm", scratch);
  stick = join(vault, "..", "stick");
  mkdirSync(stick);
  words = join(vault, "..", "words.txt");
  writeFileSync(words, readFileSync(join(official, "v8-siv-gcm.recoverykey.txt")));
  env = {
    OLD: fixturePassword,
    NEW: "brand new password",
    NEWER: "newest password",
    LATCHKEY_HOME: join(vault, "..", "home"),
  };
});

const run = (...args: readonly string[]) => latchkey([...args, "--json"], { env });
const byOld = ["--password-env", "OLD"];
const byNew = ["--new-password-env", "NEW"];
const withWords = () => ["--words-file", words];

async function refused(args: readonly string[], error: string): Promise<void> {
  const { code, stderr } = await run(...args);
  expect([args[0], code, JSON.parse(stderr)]).toMatchObject([args[0], 17, { error }]);
}

/** @returns locks it */
async function served(): Promise<() => Promise<number | null>> {
  const child = startLatchkey(["serve", vault, "--json", ...byOld], { env });
  const ended = exitCodeOf(child);
  if (child.stdout === null) throw new Error("no standard output");
  await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  return () => {
    child.kill("SIGINT");
    return ended;
  };
}

/** A restore of both files, which waits for its new password in a pipe to which nobody writes. */
async function restoring() {
  const pipe = join(vault, "..", "pipe");
  execFileSync("mkfifo", [pipe]);
  renameSync(join(vault, CONFIG), join(vault, "..", CONFIG));
  rmSync(join(vault, KEY));
  const args = ["restore", vault, ...withWords(), "--new-password-file", pipe];
  const child = startLatchkey(args, { env });
  const ended = exitCodeOf(child);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  for (;;) {
    const { code, stderr } = await run("ls", vault, ...withWords());
    if (stderr.includes("vault-in-repair")) return { pipe, child, ended };
    expect([code, stderr]).toMatchObject([12, expect.stringContaining("vault-files-missing")]);
  }
}

describe("while another process has the vault open", () => {
  it("no configuration is restored, and nobody is asked for a key", {
    timeout: 60_000,
  }, async () => {
    const lock = await served();
    renameSync(join(vault, CONFIG), join(vault, "..", CONFIG));
    const before = snapshot(vault);
    await refused(["restore", vault], "vault-open");
    await refused(["restore", vault, ...withWords()], "vault-open");
    expect(snapshot(vault)).toEqual(before);
    expect(await lock()).toBe(0);
    expect((await run("restore", vault, ...withWords())).code).toBe(0);
    expect((await run("ls", vault, ...byOld)).code).toBe(0);
  });

  it("passwords are changed and key files made, moved and copied, and it stays open", {
    timeout: 120_000,
  }, async () => {
    const lock = await served();
    const done = async (...args: readonly string[]) => {
      const { code, stderr } = await run(...args);
      expect([args, stderr, code]).toEqual([args, "", 0]);
    };
    await done("password", vault, ...byOld, ...byNew);
    rmSync(join(vault, KEY));
    await done("restore", vault, ...withWords(), ...byNew);
    await done("key", "copy", vault, stick, "--password-env", "NEW");
    await done("key", "move", vault, stick, "--password-env", "NEW");
    expect(existsSync(join(vault, KEY))).toBe(false);
    await done("recover", vault, ...withWords(), "--new-password-env", "NEWER");
    await refused(["check", vault, "--fix", "--password-env", "NEWER"], "vault-open");
    expect(await lock()).toBe(0);
    await done("ls", vault, "--password-env", "NEWER");
  });
});

describe("while a restore is alone in the vault folder", () => {
  it("everybody else is told what goes on, and comes in when it has ended", {
    timeout: 120_000,
  }, async () => {
    const { pipe, ended } = await restoring();
    for (const args of [
      ["ls", vault, ...byOld],
      ["mkdir", vault, "/new", ...byOld],
      ["serve", vault],
      ["check", vault, "--fix", ...withWords()],
      ["undo-fix", vault],
      ["restore", vault, ...withWords()],
      ["migrate", vault, ...byOld],
      ["password", vault, ...byOld, ...byNew],
      ["recover", vault, ...withWords(), ...byNew],
      ["key", "move", vault, stick, ...byOld],
      ["key", "copy", vault, stick, ...byOld],
    ]) {
      await refused(args, "vault-in-repair");
    }
    const { stderr } = await latchkey(["ls", vault, ...byOld], { env });
    expect(stderr).toMatch(/being repaired, restored or upgraded.*Wait until that has ended/);
    writeFileSync(pipe, "brand new password\n");
    expect(await ended).toBe(0);
    expect((await run("mkdir", vault, "/new", "--password-env", "NEW")).code).toBe(0);
  });

  it("one that is killed keeps nobody out", { timeout: 60_000 }, async () => {
    const { child, ended } = await restoring();
    child.kill("SIGKILL");
    await ended;
    expect((await run("restore", vault, ...withWords(), ...byNew)).code).toBe(0);
    expect((await run("mkdir", vault, "/new", "--password-env", "NEW")).code).toBe(0);
  });
});

it("an old vault is not upgraded twice at once, and who opens it meanwhile is told to wait", async () => {
  vault = unpack(official, "v6", scratch);
  const before = snapshot(vault);
  const sessions = writerSessions(env["LATCHKEY_HOME"] ?? "");
  const leave = await sessions.enter("aaaaaaaa", vault, "repairing");
  await refused(["migrate", vault], "vault-in-repair");
  await refused(["ls", vault], "vault-in-repair");
  await refused(["serve", vault], "vault-in-repair");
  expect(snapshot(vault)).toEqual(before);
  await leave();
  expect(JSON.parse((await run("ls", vault)).stderr)).toMatchObject({ error: "needs-upgrade" });
  expect((await run("migrate", vault, ...byOld)).code).toBe(0);
  expect((await run("ls", vault, ...byOld)).code).toBe(0);
});
