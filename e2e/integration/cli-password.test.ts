/** Changing the password on the command line, and passwords that come from other programs. */

import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { latchkey } from "./support/cli.ts";
import {
  expectedTree,
  fixturePassword,
  ownFixtures,
  scratchFolder,
  snapshot,
  unpack,
} from "./support/unpack.ts";
import { lintFindings, lintTree } from "./support/vaultlint.ts";

const official = join(ownFixtures, "official");
let scratch = "";
let vault = "";
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});
beforeEach(() => {
  vault = unpack(official, "v8-siv-gcm", scratch);
});

function run(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const home = { LATCHKEY_HOME: join(scratch, "home"), OLD: fixturePassword };
  return latchkey(words, { env: { ...home, ...env } });
}
const change = (NEW: string, ...options: readonly string[]) =>
  run(["password", vault, "--password-env", "OLD", "--new-password-env", "NEW", ...options], {
    NEW,
  });
const saltOf = () =>
  (JSON.parse(readFileSync(join(vault, "masterkey.cryptomator"), "utf8")) as { scryptSalt: string })
    .scryptSalt;

describe("password", () => {
  it("changes the password with a new salt, and every file stays readable", async () => {
    const salt = saltOf();
    const { code, objects } = await change("brand new password", "--json");
    expect(code).toBe(0);
    expect(objects).toMatchObject([{ masterkeyFile: join(vault, "masterkey.cryptomator") }]);
    expect(saltOf()).not.toBe(salt);
    expect(await lintFindings(vault, "brand new password")).toEqual([]);
    expect(await lintTree(vault, "brand new password")).toEqual(
      expectedTree(official, "v8-siv-gcm"),
    );
    expect((await run(["ls", vault, "--password-env", "OLD"])).code).toBe(10);
  });

  it("names the copies that old passwords open, and removes them if asked", async () => {
    const { text } = await change("brand new password");
    const copies = readdirSync(vault).filter((name) => /^masterkey.*\.bkup$/.test(name));
    expect(copies).not.toEqual([]);
    for (const copy of copies) expect(text).toContain(copy);
    expect(text).toContain("--remove-old-copies");
    const again = ["password", vault, "--password-env", "A", "--new-password-env", "B"];
    const env = { A: "brand new password", B: "and another one" };
    const { objects } = await run([...again, "--remove-old-copies", "--json"], env);
    expect(JSON.stringify(objects)).toContain(copies[0]);
    expect(readdirSync(vault).filter((name) => name.startsWith("masterkey"))).toEqual([
      "masterkey.cryptomator",
    ]);
    expect(await lintFindings(vault, "and another one")).toEqual([]);
  });

  it("makes guessing dearer if asked, which every app reads", async () => {
    expect((await change("brand new password", "--scrypt-cost", "16")).code).toBe(0);
    const file = readFileSync(join(vault, "masterkey.cryptomator"), "utf8");
    expect(JSON.parse(file)).toMatchObject({ scryptCostParam: 65_536, scryptBlockSize: 8 });
    expect(await lintFindings(vault, "brand new password")).toEqual([]);
  });

  it.each([
    ["decomposed umlauts", "pa\u0308sswo\u0308rd", "p\u00e4ssw\u00f6rd"],
    ["emoji", "🔑 👩‍👩‍👧 keys 🔑🔑", "🔑 👩‍👩‍👧 keys 🔑🔑"],
    ["spaces around it", "  two spaces  ", "  two spaces  "],
  ])("keeps %s", async (_, typed, same) => {
    expect((await change(typed)).code).toBe(0);
    expect((await run(["ls", vault, "--password-env", "P"], { P: same })).code).toBe(0);
    const trimmed = same.trim();
    const { code } = await run(["ls", vault, "--password-env", "P"], { P: trimmed });
    expect(code).toBe(trimmed === same ? 0 : 10);
  });

  it("warns of a control character, which may be hard to type again", async () => {
    const { code, stderr } = await change("tab\tin the middle");
    expect(code).toBe(0);
    expect(stderr).toContain("control character");
  });

  it.each([
    ["a wrong old password", { OLD: "guess" }, 10],
    ["a new one that is too short", { NEW: "short" }, 2],
  ])("refuses %s and changes nothing", async (_, env, exitCode) => {
    const before = snapshot(vault);
    const words = ["password", vault, "--password-env", "OLD", "--new-password-env", "NEW"];
    const { code } = await run(words, { NEW: "long enough", ...env });
    expect(code).toBe(exitCode);
    expect(snapshot(vault)).toEqual(before);
  });

  it("works on a key file that is kept elsewhere, and leaves the vault folder alone", async () => {
    const key = join(scratch, "elsewhere.key");
    writeFileSync(key, readFileSync(join(vault, "masterkey.cryptomator")));
    rmSync(join(vault, "masterkey.cryptomator"));
    const before = snapshot(vault);
    expect((await change("brand new password", "--masterkey-file", key)).code).toBe(0);
    expect(snapshot(vault)).toEqual(before);
    const ls = ["ls", vault, "--masterkey-file", key, "--password-env", "P"];
    expect((await run(ls, { P: "brand new password" })).code).toBe(0);
  });
});

describe("--password-command", () => {
  const ls = (command: string) => run(["ls", vault, "--password-command", command]);

  it.each([
    ["with one line break at its end", `printf '%s\\n' "$OLD"`, 0],
    ["with two, of which one belongs to the password", `printf '%s\\n\\n' "$OLD"`, 10],
    [
      "as `pass` prints it, with notes below, cut by the shell",
      `printf '%s\\nurl: x\\n' "$OLD" | head -n1`,
      0,
    ],
  ])("takes what a program prints, %s", async (_, command, code) => {
    expect((await ls(command)).code).toBe(code);
  });

  it("runs a password manager by its own name, its words untouched", async () => {
    const manager = join(scratch, "keepassxc-cli");
    writeFileSync(manager, `#!/bin/sh\n[ "$5" = "/Cloud/My vault" ] && printf '%s\\n' "$OLD"\n`);
    chmodSync(manager, 0o755);
    const { code } = await ls(`'${manager}' show -a Password db.kdbx '/Cloud/My vault'`);
    expect(code).toBe(0);
  });

  it.each([
    ["fails", "exit 3", "(3)"],
    ["is not there", "no-such-program-here", "(127)"],
  ])("says what happened where the command %s", async (_, command, outcome) => {
    const { code, stderr } = await ls(command);
    expect(code).toBe(2);
    expect(stderr).toContain(outcome);
  });

  it("never shows what a failing command printed", async () => {
    const { stderr } = await ls("echo half-a-secret; exit 1");
    expect(stderr).not.toContain("half-a-secret");
  });
});
