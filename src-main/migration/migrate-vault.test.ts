import { describe, expect, it } from "vitest";
import { passwordForms } from "../base/password-forms.ts";
import { utf8 } from "../crypto/encoding.ts";
import { masterkeyFileVersion } from "../format/masterkey-file.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { collect } from "../test-support/collect.ts";
import { failing } from "../test-support/failing.ts";
import { writeLegacyVault } from "../test-support/legacy-vault.ts";
import {
  LONG,
  lookInto,
  oldPassword,
  oldTree,
  oldVault,
  upgrade,
  VERY_LONG,
} from "../test-support/old-vault.ts";
import { newTestVault, pathsIn } from "../test-support/open-test-vault.ts";
import { inspectVault } from "../vault/inspect-vault.ts";
import { writeNewFile } from "../vault/node-directory.ts";
import { unlockKeys } from "../vault/open-vault.ts";
import type { UpgradeEvent } from "./upgrade-step.ts";

const nfd = "pa\u0308ssword";

const steps = (events: readonly UpgradeEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === "step" ? [`${event.from} to ${event.to}`] : []));

describe("an upgrade", () => {
  it.each([
    [5, ["5 to 6", "6 to 7", "7 to 8"]],
    [6, ["6 to 7", "7 to 8"]],
  ] as const)("from format %i keeps names, contents, links and key", async (version, expected) => {
    const options = { version, password: utf8(oldPassword), tree: oldTree };
    const { storage, rawKey } = await writeLegacyVault(memoryStorage(), options);
    expect(steps(await collect(upgrade(storage)))).toEqual(expected);

    expect([...(await lookInto(storage)).keys()].sort()).toEqual(
      [
        "/a.txt",
        "/empty",
        "/folder",
        "/folder/b.txt",
        "/folder/shortcut",
        `/folder/${LONG}`,
        `/folder/${LONG}/deep`,
        `/${LONG}`,
        `/${VERY_LONG}`,
        `/${VERY_LONG} folder`,
        `/${VERY_LONG} folder/c.txt`,
        `/${VERY_LONG} link`,
      ].sort(),
    );
    const { key, config } = await unlockKeys({
      storage,
      hostPath: "",
      password: utf8(oldPassword),
    });
    expect(key.raw).toEqual(rawKey);
    expect(config).toMatchObject({ cipherCombo: "SIV_CTRMAC", shorteningThreshold: 220 });
    expect((await inspectVault(storage, "")).needsUpgrade).toBe(false);
  });

  it("leaves nothing of the old format, and a backup of the key file for each step", async () => {
    const storage = await oldVault(5);
    await collect(upgrade(storage));
    const paths = await pathsIn(storage);
    expect(paths.filter((path) => !path.startsWith("d"))).toEqual([
      "masterkey.cryptomator",
      expect.stringMatching(/^masterkey\.cryptomator\.[0-9A-F]{8}\.bkup$/),
      expect.stringMatching(/^masterkey\.cryptomator\.[0-9A-F]{8}\.bkup$/),
      expect.stringMatching(/^masterkey\.cryptomator\.[0-9A-F]{8}\.bkup$/),
      "vault.cryptomator",
    ]);
    const backups = paths.filter((path) => path.endsWith(".bkup"));
    const versions = await Promise.all(
      backups.map(async (path) => masterkeyFileVersion(await storage.read(path, 1000))),
    );
    expect(versions.sort()).toEqual([5, 6, 7]);
    expect(paths.filter((path) => /^d\/.*(\/[A-Z2-7=]{32,}|\.lng)$/.test(path))).toEqual([]);
  });

  it("tells how far it is", async () => {
    const events = await collect(upgrade(await oldVault()));
    const progress = events.filter((event) => event.kind === "progress");
    expect(progress).toHaveLength(12);
    expect(progress.at(-1)).toMatchObject({ doneNames: 12, totalNames: 12 });
  });

  it("does nothing to a vault of today", async () => {
    const { storage } = await newTestVault();
    const before = await pathsIn(storage);
    expect(await collect(upgrade(storage))).toEqual([]);
    expect(await pathsIn(storage)).toEqual(before);
  });

  it("may have the key file elsewhere", async () => {
    const storage = await oldVault();
    const elsewhere = memoryStorage();
    const keyFile = await storage.read("masterkey.cryptomator", 10_000);
    await writeNewFile(elsewhere, "my.key", keyFile);
    await storage.removeFile("masterkey.cryptomator");
    const keyPlace = { storage: elsewhere, name: "my.key", hostPath: "/usb/my.key" };
    await collect(upgrade(storage, { keyPlace }));
    expect((await pathsIn(storage)).filter((path) => path.includes("masterkey"))).toEqual([]);
    expect(masterkeyFileVersion(await elsewhere.read("my.key", 10_000))).toBe(999);
  });
});

describe("the password of format 5", () => {
  it.each([
    ["NFC, typed NFC", oldPassword, oldPassword],
    ["NFC, typed NFD", oldPassword, nfd],
    ["NFD, typed NFC", nfd, oldPassword],
    ["NFD, typed NFD", nfd, nfd],
  ])("opens it: %s; and NFC opens what it becomes", async (_, used, typed) => {
    const storage = await oldVault(5, utf8(used));
    await collect(upgrade(storage, { password: passwordForms(typed) }));
    expect((await lookInto(storage)).size).toBe(12);
  });

  it("counts in NFC only in format 6", async () => {
    const storage = await oldVault(6, utf8(nfd));
    await expect(collect(upgrade(storage))).rejects.toEqual(failing("wrong-password"));
  });
});

describe("versions of one name that a sync client left", () => {
  async function contents(storage: Storage): Promise<readonly string[]> {
    await collect(upgrade(storage));
    const found = await pathsIn(storage);
    return found.filter((path) => /_[0-9]\.c9r$/.test(path));
  }

  it("stay: the second becomes a conflicting copy", async () => {
    const storage = await oldVault();
    const [file = ""] = (await pathsIn(storage)).filter((path) => /\/[A-Z2-7=]{32}$/.test(path));
    await writeNewFile(storage, `${file} (1)`, await storage.read(file, 1000));
    await writeNewFile(
      storage,
      `Copy of ${file}`.replace(/Copy of (.*\/)/, "$1Copy of "),
      utf8("x"),
    );
    expect(await contents(storage)).toEqual([
      expect.stringMatching(/_1\.c9r$/),
      expect.stringMatching(/_2\.c9r$/),
    ]);
    expect((await lookInto(storage)).size).toBeGreaterThanOrEqual(12);
  });

  it("take the name itself where it is free", async () => {
    const storage = await oldVault();
    const before = await pathsIn(storage);
    const [long = ""] = before.filter((path) => /^d\/.*\.lng$/.test(path));
    await storage.rename(long, long.replace(".lng", " (conflict).lng"));
    expect(await contents(storage)).toEqual([]);
    expect((await lookInto(storage)).size).toBe(12);
  });
});

describe("what is no name of the old format", () => {
  it.each([".DS_Store", "Thumbs.db", "THUMBNAILSABCDEF.TXT", "ABCDEFGHIJKLMNOP", "desktop.ini"])(
    "stays as it is: %s",
    async (name) => {
      const storage = await oldVault();
      const [folder = ""] = (await pathsIn(storage)).filter((path) => /^d\/..\/.{30}$/.test(path));
      await writeNewFile(storage, `${folder}/${name}`, utf8("foreign"));
      await collect(upgrade(storage));
      expect(await storage.read(`${folder}/${name}`, 100)).toEqual(utf8("foreign"));
    },
  );

  it("stays and is told, if it has lost its long name; then the other long names stay too", async () => {
    const storage = await oldVault();
    const [longName = ""] = (await pathsIn(storage, "m")).filter((path) => path.endsWith(".lng"));
    await storage.removeFile(longName);
    const events = await collect(upgrade(storage));
    const skipped = events.filter((event) => event.kind === "skipped");
    expect(skipped.map(({ ciphertextPath }) => ciphertextPath)).toEqual([
      expect.stringMatching(/^d\/.*\.lng$/),
    ]);
    expect(await pathsIn(storage, "m")).not.toEqual([]);
    expect((await lookInto(storage)).size).toBeLessThan(12);
  });
});
