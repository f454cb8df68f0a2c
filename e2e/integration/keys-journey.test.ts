/** The key file on a stick: kept apart from the cloud, pulled, put in elsewhere, lost, and replaced. */

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { latchkey } from "./support/cli.ts";
import { describeWithDrives } from "./support/drive.ts";
import { type Drive, makeDrive } from "./support/loop-drive.ts";
import { scratchFolder } from "./support/unpack.ts";
import { lintFindings } from "./support/vaultlint.ts";

const password = "correct horse battery";

describeWithDrives("a key file on a stick", () => {
  let scratch = "";
  let vault = "";
  let number = 0;
  let drives: Drive[] = [];
  let env: Readonly<Record<string, string>> = {};

  beforeAll(() => {
    scratch = scratchFolder();
  });
  afterAll(() => {
    rmSync(scratch, { recursive: true });
  });
  beforeEach(() => {
    number += 1;
    vault = join(scratch, `Cloud-${number}`);
    env = { LATCHKEY_HOME: join(scratch, `home-${number}`), P: password, Q: "a new password" };
    drives = [];
  });
  afterEach(() => {
    for (const drive of drives) drive.pull();
  });

  const at = (name: string): string => join(scratch, `${name}-${number}`);
  const run = (...words: readonly string[]) => latchkey(words, { env });
  const open = (secret = "P") => run("ls", vault, "--password-env", secret, "--json");
  function newDrive(label: string): Drive {
    const drive = makeDrive(scratch, label);
    drives.push(drive);
    return drive;
  }
  async function expectOpens(secret = "P"): Promise<void> {
    const { code, stderr } = await open(secret);
    expect([code, stderr]).toEqual([0, ""]);
  }
  /** Nothing in the vault folder opens it, by the password or in any other way that is a key file. */
  function expectNoKeyInVault(): void {
    for (const name of readdirSync(vault)) {
      if (name === "d") continue;
      expect(readFileSync(join(vault, name), "utf8")).not.toContain("primaryMasterKey");
    }
  }

  it("the whole journey: made, pulled, put in elsewhere, lost, recovered to another stick", async () => {
    const stick = newDrive("LATCH-1");
    const first = stick.plug(at("mnt"));
    const key = join(first, "masterkey.cryptomator");
    expect(
      (await run("create", vault, "--masterkey-file", first, "--password-env", "P")).code,
    ).toBe(0);
    expect(readdirSync(first)).toContain("masterkey.cryptomator");
    expectNoKeyInVault();
    await expectOpens();
    const shown = await run("recovery-key", "show", vault, "--password-env", "P");
    const words = join(scratch, `words-${number}`);
    writeFileSync(words, shown.text);

    stick.pull();
    const away = await open();
    expect(away.code).toBe(18);
    expect(JSON.parse(away.stderr)).toMatchObject({ error: "key-drive-missing", path: key });
    expect(away.stderr).toContain("LATCH-1");

    const elsewhere = stick.plug(at("other place"));
    await expectOpens();
    expect((await run("info", vault, "--json")).objects).toMatchObject([
      { masterkeyFile: join(elsewhere, "masterkey.cryptomator") },
    ]);

    // Lost: the new key file must not fall back into the vault folder.
    stick.pull();
    const recover = ["recover", vault, "--words-file", words, "--new-password-env", "Q"];
    expect((await run(...recover)).code).toBe(2);
    expectNoKeyInVault();
    const second = newDrive("LATCH-2").plug(at("second"));
    expect((await run(...recover, "--masterkey-file", second)).code).toBe(0);
    expectNoKeyInVault();
    await expectOpens("Q");
    const copy = join(second, "masterkey.cryptomator");
    const restored = join(vault, "masterkey.cryptomator");
    writeFileSync(restored, readFileSync(copy));
    expect(await lintFindings(vault, "a new password")).toEqual([]);
    unlinkSync(restored);
  });

  it("is moved out of the vault with every older copy, each named, and moved back", async () => {
    await run("create", vault, "--password-env", "P");
    await run("password", vault, "--password-env", "P", "--new-password-env", "Q");
    const inside = readFileSync(join(vault, "masterkey.cryptomator"));
    writeFileSync(join(vault, "masterkey (Anna's conflicted copy).cryptomator"), inside);
    const stick = newDrive("MOVED").plug(at("mnt"));
    const { code, objects } = await run(
      "key",
      "move",
      vault,
      stick,
      "--password-env",
      "Q",
      "--json",
    );
    expect(code).toBe(0);
    const [result] = objects as [{ masterkeyFile: string; removed: string[] }];
    expect(result.masterkeyFile).toBe(join(stick, "masterkey.cryptomator"));
    expect(result.removed).toHaveLength(3);
    expectNoKeyInVault();
    expect(readFileSync(result.masterkeyFile).equals(inside)).toBe(true);
    await expectOpens("Q");
    expect((await run("key", "move", vault, vault, "--password-env", "Q")).code).toBe(0);
    expect(readdirSync(stick)).not.toContain("masterkey.cryptomator");
    expect(await lintFindings(vault, "a new password")).toEqual([]);
  });

  it("is not removed anywhere if the stick is full, read-only, or the password wrong", async () => {
    await run("create", vault, "--password-env", "P");
    const before = readdirSync(vault).sort();
    const drive = newDrive("FULL");
    const stick = drive.plug(at("mnt"));
    const wrong = await run("key", "move", vault, stick, "--password-env", "Q");
    expect(wrong.code).toBe(10);
    // Fills every block, so that not even a small file has room.
    const filler = join(stick, "filler");
    try {
      writeFileSync(filler, new Uint8Array(8 * 2 ** 20));
    } catch {
      // That it does not fit is what it is for.
    }
    const full = await run("key", "move", vault, stick, "--password-env", "P", "--json");
    expect([full.code, JSON.parse(full.stderr)]).toMatchObject([14, { error: "local-no-space" }]);
    expect(readdirSync(stick).sort()).toEqual(["filler", "lost+found"]);
    drive.pull();
    drive.plug(at("mnt"), "ro");
    const readOnly = await run("key", "move", vault, stick, "--password-env", "P", "--json");
    expect([readOnly.code, JSON.parse(readOnly.stderr)]).toMatchObject([
      15,
      { error: "key-place-read-only" },
    ]);
    expect(readdirSync(vault).sort()).toEqual(before);
    await expectOpens();
  });

  /** Pulls a stick out while a password is awaited, then gives that. @returns how the command ends */
  async function pulledWhileAsked(
    drive: Drive,
    words: (passwordFile: string) => readonly string[],
  ): Promise<{ readonly code: number | null; readonly error: unknown }> {
    number += 1;
    const fifo = join(scratch, `fifo-${number}`);
    execFileSync("mkfifo", [fifo]);
    const running = run(...words(fifo), "--json");
    // Opened when the password is wanted, and not before.
    const writer = await openFile(fifo, "w");
    drive.pull();
    await writer.writeFile(password);
    await writer.close();
    const { code, stderr } = await running;
    return { code, error: (JSON.parse(stderr) as { error: unknown }).error };
  }

  it("is the old one if the stick is pulled out while the new password is awaited", async () => {
    const drive = newDrive("PULLED");
    const stick = drive.plug(at("mnt"));
    await run("create", vault, "--password-env", "P", "--masterkey-file", stick);
    const before = readFileSync(join(stick, "masterkey.cryptomator"));
    expect(
      await pulledWhileAsked(drive, (file) => [
        "password",
        vault,
        "--password-env",
        "P",
        "--new-password-file",
        file,
      ]),
    ).toEqual({ code: 18, error: "masterkey-missing" });
    // No key file in the folder that the stick has left behind.
    expect(readdirSync(stick)).toEqual([]);
    drive.plug(stick);
    expect(readFileSync(join(stick, "masterkey.cryptomator")).equals(before)).toBe(true);
    await expectOpens();
  });

  it("never goes into the folder that a pulled stick leaves behind, whatever brings it there", async () => {
    const drive = newDrive("PULLED");
    const stick = drive.plug(at("mnt"));
    const away = { code: 16, error: "not-reachable" };
    const to = ["--masterkey-file", stick];
    expect(
      await pulledWhileAsked(drive, (file) => ["create", vault, "--password-file", file, ...to]),
    ).toEqual(away);
    expect(readdirSync(scratch)).not.toContain(basename(vault));

    await run("create", vault, "--password-env", "P");
    const shown = await run("recovery-key", "show", vault, "--password-env", "P");
    const words = join(scratch, `words-${number}`);
    writeFileSync(words, shown.text);
    drive.plug(stick);
    expect(
      await pulledWhileAsked(drive, (file) => [
        "key",
        "move",
        vault,
        stick,
        "--password-file",
        file,
      ]),
    ).toEqual(away);
    drive.plug(stick);
    expect(
      await pulledWhileAsked(drive, (file) => [
        "recover",
        vault,
        "--words-file",
        words,
        "--new-password-file",
        file,
        ...to,
      ]),
    ).toEqual(away);
    unlinkSync(join(vault, "masterkey.cryptomator"));
    drive.plug(stick);
    expect(
      await pulledWhileAsked(drive, (file) => [
        "restore",
        vault,
        "--words-file",
        words,
        "--new-password-file",
        file,
        ...to,
      ]),
    ).toEqual(away);
    expect(readdirSync(stick)).toEqual([]);
  });

  it("on two sticks is brought up to date on the second after a change of the password", async () => {
    await run("create", vault, "--password-env", "P");
    const home = newDrive("HOME").plug(at("home-stick"));
    const work = newDrive("WORK").plug(at("work-stick"));
    await run("key", "move", vault, home, "--password-env", "P");
    expect((await run("key", "copy", vault, work, "--password-env", "P")).code).toBe(0);
    await run("password", vault, "--password-env", "P", "--new-password-env", "Q");
    const told = await run("ls", vault, "--password-env", "Q");
    expect(told.code).toBe(0);
    expect(told.stderr).toMatch(/another version .*latchkey key copy/);
    const stale = told.stderr.includes(home) ? home : work;
    expect((await run("key", "copy", vault, stale, "--password-env", "Q")).code).toBe(0);
    const again = await run("ls", vault, "--password-env", "Q");
    expect([again.code, again.stderr]).toEqual([0, ""]);
    // Either stick alone does.
    drives[0]?.pull();
    await expectOpens("Q");
  });

  it("of another vault is told before the password", async () => {
    const other = `${vault}-other`;
    const first = newDrive("ONE").plug(at("one"));
    await run("create", vault, "--password-env", "P", "--masterkey-file", join(first, "a.key"));
    await run("create", other, "--password-env", "P", "--masterkey-file", join(first, "b.key"));
    const words = ["ls", vault, "--masterkey-file", join(first, "b.key"), "--json"];
    // No password is passed at all: it is not asked for.
    const { code, stderr } = await run(...words);
    expect([code, JSON.parse(stderr)]).toMatchObject([23, { error: "key-file-of-another-vault" }]);
    expect(stderr).toContain(other);
  });

  it("behind a link in the vault folder is written through the link, and can be remembered instead", async () => {
    await run("create", vault, "--password-env", "P");
    const drive = newDrive("LINKED");
    const stick = drive.plug(at("mnt"));
    const key = join(stick, "taxes.key");
    const link = join(vault, "masterkey.cryptomator");
    writeFileSync(key, readFileSync(link));
    unlinkSync(link);
    symlinkSync(key, link);
    await expectOpens();
    const before = readFileSync(key);
    expect(
      (await run("password", vault, "--password-env", "P", "--new-password-env", "Q")).code,
    ).toBe(0);
    expect(readFileSync(key).equals(before)).toBe(false);
    expectNoKeyInVaultBesides(link);
    await expectOpens("Q");
    drive.pull();
    expect((await open("Q")).code).toBe(18);
    const words = ["password", vault, "--password-env", "Q", "--new-password-env", "P"];
    expect((await run(...words)).code).toBe(18);
    drive.plug(at("mnt"));
    expect((await run("key", "remember", vault, link, "--password-env", "Q")).code).toBe(0);
    expect(readdirSync(vault)).not.toContain("masterkey.cryptomator");
    await expectOpens("Q");
  });

  function expectNoKeyInVaultBesides(link: string): void {
    for (const name of readdirSync(vault)) {
      if (name === "d" || join(vault, name) === link) continue;
      expect(readFileSync(join(vault, name), "utf8")).not.toContain("primaryMasterKey");
    }
  }

  it("is listed with its drive, and forgotten without being removed", async () => {
    const drive = newDrive("LISTED");
    const stick = drive.plug(at("mnt"));
    const key = join(stick, "masterkey.cryptomator");
    await run("create", vault, "--password-env", "P", "--masterkey-file", key);
    expect((await run("key", "list", vault, "--json")).objects).toMatchObject([
      { masterkeyFile: key, label: "LISTED", present: true, current: true },
    ]);
    drive.pull();
    expect((await run("key", "list", vault, "--json")).objects).toMatchObject([
      { masterkeyFile: key, label: "LISTED", present: false },
    ]);
    drive.plug(at("mnt"));
    expect((await run("key", "forget", vault)).code).toBe(0);
    expect(readdirSync(stick)).toContain("masterkey.cryptomator");
    const { code, stderr } = await open();
    expect([code, JSON.parse(stderr)]).toMatchObject([18, { error: "masterkey-missing" }]);
  });
});
