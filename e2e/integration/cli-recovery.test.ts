/** Recovery keys, lost passwords and lost files on the command line, proved by the independent reader. */

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { latchkey } from "./support/cli.ts";
import { onTerminal } from "./support/terminal.ts";
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
const newPassword = "brand new password";

let scratch = "";
let vault = "";
let wordsFile = "";
/** Fresh for each test: copies of a vault are the same vault to who remembers it. */
let home = "";
const env = { NEW: newPassword, OLD: fixturePassword };

function wordsOf(name: string): string {
  return readFileSync(join(official, `${name}.recoverykey.txt`), "utf8").trim();
}
beforeAll(() => {
  scratch = scratchFolder();
  env.NEW = newPassword;
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});
beforeEach(() => {
  vault = unpack(official, "v8-siv-gcm", scratch);
  home = join(vault, "..", "home");
  wordsFile = join(scratch, "words.txt");
  writeFileSync(wordsFile, wordsOf("v8-siv-gcm"));
});

const run = (...words: readonly string[]) =>
  latchkey(words, { env: { ...env, LATCHKEY_HOME: home } });

describe.each(["v8-siv-gcm", "v8-siv-ctrmac"])("the recovery key of %s", (name) => {
  it("is the one that the official app shows", async () => {
    const folder = unpack(official, name, scratch);
    const before = snapshot(folder);
    const { objects } = await run(
      "recovery-key",
      "show",
      folder,
      "--password-env",
      "OLD",
      "--json",
    );
    expect(objects).toEqual([{ words: wordsOf(name) }]);
    expect(snapshot(folder)).toEqual(before);
  });

  it("brings back the configuration that was lost", async () => {
    const folder = unpack(official, name, scratch);
    rmSync(join(folder, "vault.cryptomator"));
    writeFileSync(wordsFile, wordsOf(name));
    const { code, objects } = await run("restore", folder, "--words-file", wordsFile, "--json");
    expect(code).toBe(0);
    expect(objects).toMatchObject([{ restored: ["config"], shorteningThreshold: 220 }]);
    expect(await lintFindings(folder, fixturePassword)).toEqual([]);
    expect(await lintTree(folder, fixturePassword)).toEqual(expectedTree(official, name));
  });

  it("brings back configuration and key file at once, with a new password", async () => {
    const folder = unpack(official, name, scratch);
    rmSync(join(folder, "vault.cryptomator"));
    rmSync(join(folder, "masterkey.cryptomator"));
    writeFileSync(wordsFile, wordsOf(name));
    const words = ["restore", folder, "--words-file", wordsFile, "--new-password-env", "NEW"];
    expect((await run(...words, "--json")).code).toBe(0);
    expect(await lintFindings(folder, newPassword)).toEqual([]);
    expect(await lintTree(folder, newPassword)).toEqual(expectedTree(official, name));
  });
});

describe("recovery-key check", () => {
  const check = (text: string) =>
    latchkey(["recovery-key", "check", vault, "--words-stdin", "--json"], { input: text });

  it("says that the key belongs to the vault, however it was pasted", async () => {
    const list = wordsOf("v8-siv-gcm").split(" ");
    const sheet = list.map((word, index) => `${index + 1}. ${word.toUpperCase()}`).join("\n");
    const { code, objects } = await check(sheet);
    expect([code, objects]).toEqual([0, [{ belongs: true }]]);
  });

  it("names the wrong word and the near ones, and exits with 11", async () => {
    const list = wordsOf("v8-siv-gcm").split(" ");
    const { code, objects } = await check(list.with(4, `${list[4] ?? ""}z`).join(" "));
    expect(code).toBe(11);
    expect(objects).toMatchObject([
      { belongs: false, reason: "unknown-words", words: [{ place: 5 }] },
    ]);
  });

  it("tells a key of another vault from what is no key", async () => {
    expect((await check(wordsOf("v8-siv-ctrmac"))).objects).toEqual([
      { belongs: false, reason: "another-vault" },
    ]);
    expect((await check("ad ah as")).objects).toEqual([
      { belongs: false, reason: "wrong-count", count: 3 },
    ]);
  });

  it("is asked on the terminal without being shown", async () => {
    const text = wordsOf("v8-siv-gcm");
    const { code, shown } = await onTerminal(
      ["recovery-key", "check", vault],
      [["44 words", `${text}\n`]],
    );
    expect(code).toBe(0);
    expect(shown).not.toContain(text);
  });
});

describe("recover", () => {
  it("gives a new password and keeps the old key file beside", async () => {
    const { code } = await run(
      "recover",
      vault,
      "--words-file",
      wordsFile,
      "--new-password-env",
      "NEW",
    );
    expect(code).toBe(0);
    expect(await lintFindings(vault, newPassword)).toEqual([]);
    expect(await lintTree(vault, newPassword)).toEqual(expectedTree(official, "v8-siv-gcm"));
    expect((await run("ls", vault, "--password-env", "OLD")).code).toBe(10);
    expect(readdirSync(vault).filter((name) => /^masterkey.*\.bkup$/.test(name))).not.toEqual([]);
  });

  it("takes --password-… for the new one too", async () => {
    const words = ["recover", vault, "--words-file", wordsFile, "--password-env", "NEW"];
    expect((await run(...words)).code).toBe(0);
    expect((await run("ls", vault, "--password-env", "NEW")).code).toBe(0);
  });

  it("puts the key file where the user says, and leaves the vault folder as it is", async () => {
    rmSync(join(vault, "masterkey.cryptomator"));
    const before = snapshot(vault);
    const key = join(scratch, "stick.key");
    const words = ["recover", vault, "--words-file", wordsFile, "--new-password-env", "NEW"];
    expect((await run(...words, "--masterkey-file", key)).code).toBe(0);
    expect(snapshot(vault)).toEqual(before);
    const ls = ["ls", vault, "--password-env", "NEW", "--masterkey-file", key];
    expect((await run(...ls)).code).toBe(0);
  });

  it.each([
    ["words of another vault", () => wordsOf("v8-siv-ctrmac"), "another-vault"],
    [
      "two words swapped",
      () => wordsOf("v8-siv-gcm").split(" ").reverse().join(" "),
      "wrong-checksum",
    ],
  ])("refuses %s with 11 and changes nothing", async (_, text, reason) => {
    writeFileSync(wordsFile, text());
    const before = snapshot(vault);
    const words = ["recover", vault, "--words-file", wordsFile, "--new-password-env", "NEW"];
    const { code, stderr } = await run(...words, "--json");
    expect(code).toBe(11);
    expect(stderr).toContain("wrong-recovery-key");
    expect(stderr).not.toContain(text().split(" ")[0]);
    expect(reason).not.toBe("");
    expect(snapshot(vault)).toEqual(before);
  });

  it("cannot read two secrets from one standard input", async () => {
    const words = ["recover", vault, "--words-stdin", "--new-password-stdin"];
    expect((await run(...words)).code).toBe(2);
  });
});

describe("a recovery key opens the vault once", () => {
  it("for any command, without key file", async () => {
    rmSync(join(vault, "masterkey.cryptomator"));
    const { code, text } = await run("ls", vault, "--words-file", wordsFile);
    expect(code).toBe(0);
    expect(text).toContain("hello.txt");
  });

  it("but not together with a password", async () => {
    const words = ["ls", vault, "--words-file", wordsFile, "--password-env", "OLD"];
    expect((await run(...words)).code).toBe(2);
  });
});

describe("restore", () => {
  it("says that nothing is lost, and changes nothing", async () => {
    const before = snapshot(vault);
    const { code, stderr } = await run("restore", vault, "--password-env", "OLD", "--json");
    expect(code).toBe(13);
    expect(stderr).toContain("nothing-to-restore");
    expect(snapshot(vault)).toEqual(before);
  });

  it("names the copies of what was lost, and takes the chosen one", async () => {
    const config = readFileSync(join(vault, "vault.cryptomator"));
    const copy = "vault.cryptomator.1A2B3C4D.bkup";
    renameSync(join(vault, "vault.cryptomator"), join(vault, copy));
    const opening = ["--password-env", "OLD", "--json"];
    const { objects } = await run("restore", vault, ...opening);
    expect(objects).toMatchObject([{ restored: ["config"], from: null }]);
    expect(JSON.stringify(objects)).toContain(copy);
    rmSync(join(vault, "vault.cryptomator"));
    expect((await run("restore", vault, "--from", copy, ...opening)).code).toBe(0);
    expect(readFileSync(join(vault, "vault.cryptomator")).equals(config)).toBe(true);
  });

  it("names the backups beside a key file that is gone from its stick, and takes the chosen one", async () => {
    const stick = join(scratchFolder(), "stick");
    mkdirSync(stick);
    const byOld = ["--password-env", "OLD"];
    expect((await run("key", "move", vault, stick, ...byOld)).code).toBe(0);
    const key = join(stick, "masterkey.cryptomator");
    const copy = join(stick, "masterkey.cryptomator.1A2B3C4D.bkup");
    renameSync(key, copy);
    const restore = ["restore", vault, "--masterkey-file", stick, ...byOld];
    const { code, stderr } = await run(...restore);
    expect([code, stderr]).toEqual([18, expect.stringContaining(`--from COPY`)]);
    expect(stderr).toMatch(new RegExp(`^  ${copy}, of 20`, "m"));
    expect((await run(...restore, "--from", `${copy}x`)).code).toBe(12);
    const { objects } = await run(...restore, "--from", copy, "--json");
    expect(objects).toMatchObject([{ restored: ["key-file"], masterkeyFile: key, from: copy }]);
    expect((await run("ls", vault, ...byOld)).code).toBe(0);
    rmSync(key);
    const byWords = ["--words-file", wordsFile, "--new-password-env", "NEW", "--json"];
    const made = await run("restore", vault, "--masterkey-file", stick, ...byWords);
    expect(made.objects).toMatchObject([{ restored: ["key-file"], from: null, copies: [copy] }]);
    rmSync(stick, { recursive: true });
  });

  it("finds the length again from which names are shortened, as the independent reader sees it", async () => {
    const short = join(scratch, "short-names");
    const name = "a name that is long enough to be shortened in this vault, and in few others";
    await run("create", short, "--shortening-threshold", "60", "--password-env", "NEW");
    for (const path of ["/brief", `/${name}`]) {
      await run("mkdir", short, path, "--password-env", "NEW");
    }
    rmSync(join(short, "vault.cryptomator"));
    const { code, objects } = await run("restore", short, "--password-env", "NEW", "--json");
    expect([code, objects]).toMatchObject([0, [{ restored: ["config"], cipher: "SIV_GCM" }]]);
    expect(await lintFindings(short, newPassword)).toEqual([]);
    expect(await lintTree(short, newPassword)).toHaveLength(2);
  });

  it("does not give an old vault a configuration of today", async () => {
    const old = unpack(official, "v6", scratch);
    rmSync(join(old, "masterkey.cryptomator"));
    writeFileSync(wordsFile, wordsOf("v6"));
    const { code } = await run(
      "restore",
      old,
      "--words-file",
      wordsFile,
      "--new-password-env",
      "NEW",
    );
    expect(code).toBe(22);
    expect(readdirSync(old)).not.toContain("vault.cryptomator");
  });
});

describe("a link that somebody put into the vault folder in place of the key file", () => {
  const link = (): string => join(vault, "masterkey.cryptomator");
  const recover = () =>
    run("recover", vault, "--words-file", wordsFile, "--new-password-env", "NEW", "--json");

  it("is not followed to a file of the user by recover", async () => {
    const victim = join(scratch, "profile");
    writeFileSync(victim, "precious");
    rmSync(link());
    symlinkSync(victim, link());
    expect((await recover()).code).toBe(13);
    expect(readFileSync(victim, "utf8")).toBe("precious");
  });

  it.each(["/dev/zero", "/no/such/place"])(
    "to %s is no key file, and nothing hangs",
    async (target) => {
      rmSync(link());
      symlinkSync(target, link());
      const { code, stderr } = await run("ls", vault, "--password-env", "OLD", "--json");
      expect([code, JSON.parse(stderr)]).toMatchObject([18, { error: "masterkey-missing" }]);
      expect((await recover()).code).toBe(2);
      expect(readlinkSync(link())).toBe(target);
    },
  );
});
