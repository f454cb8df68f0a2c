import { describe, expect, it } from "vitest";
import { passwordForms } from "../base/password-forms.ts";
import { utf8 } from "../crypto/encoding.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { masterkeyFileVersion } from "../format/masterkey-file.ts";
import { diskError } from "../storage/disk-error.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { collect } from "../test-support/collect.ts";
import { failing } from "../test-support/failing.ts";
import { type LegacyTree, writeLegacyVault } from "../test-support/legacy-vault.ts";
import { newTestVault, pathsIn } from "../test-support/open-test-vault.ts";
import { type Snapshot, snapshotOf } from "../test-support/proof/snapshot.ts";
import { failingStorage } from "../test-support/storages/failing-storage.ts";
import { interceptedStorage } from "../test-support/storages/intercepted-storage.ts";
import { stoppingStorage } from "../test-support/storages/stopping-storage.ts";
import { inspectVault } from "../vault/inspect-vault.ts";
import { writeNewFile } from "../vault/node-directory.ts";
import { openVault, unlockKeys } from "../vault/open-vault.ts";
import { migrateVault, type UpgradeOptions } from "./migrate-vault.ts";
import type { UpgradeEvent } from "./upgrade-step.ts";

const LONG = `${"a long name that is shortened, ".repeat(5)}x`;
const VERY_LONG = `${"long in every format, ".repeat(9)}x`;
const text = "p\u00e4ssword";
const nfd = "pa\u0308ssword";

const tree: LegacyTree = {
  "a.txt": "first",
  empty: {},
  folder: { "b.txt": "second", [LONG]: { deep: "third" }, shortcut: "→ b.txt" },
  [LONG]: "fourth",
  [VERY_LONG]: "fifth",
  [`${VERY_LONG} folder`]: { "c.txt": "sixth" },
  [`${VERY_LONG} link`]: "→ a.txt",
};

function upgrade(
  storage: Storage,
  options: Partial<UpgradeOptions> = {},
): AsyncGenerator<UpgradeEvent> {
  return migrateVault(systemWorld, {
    storage,
    hostPath: "/vault",
    password: passwordForms(text),
    keyPlace: { storage, name: "masterkey.cryptomator", hostPath: "/vault/masterkey.cryptomator" },
    ...options,
  });
}

async function look(storage: Storage): Promise<Snapshot> {
  const vault = await openVault(systemWorld, {
    storage,
    hostPath: "/vault",
    password: utf8(text),
    readOnly: true,
  });
  try {
    return await snapshotOf(vault);
  } finally {
    await vault.lock();
  }
}

const steps = (events: readonly UpgradeEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === "step" ? [`${event.from} to ${event.to}`] : []));

const oldVault = async (version: 5 | 6 = 6, password = utf8(text)): Promise<Storage> =>
  (await writeLegacyVault(memoryStorage(), { version, password, tree })).storage;

describe("an upgrade", () => {
  it.each([
    [5, ["5 to 6", "6 to 7", "7 to 8"]],
    [6, ["6 to 7", "7 to 8"]],
  ] as const)("from format %i keeps names, contents, links and key", async (version, expected) => {
    const options = { version, password: utf8(text), tree };
    const { storage, rawKey } = await writeLegacyVault(memoryStorage(), options);
    expect(steps(await collect(upgrade(storage)))).toEqual(expected);

    expect([...(await look(storage)).keys()].sort()).toEqual(
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
    const { key, config } = await unlockKeys({ storage, hostPath: "", password: utf8(text) });
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
    ["NFC, typed NFC", text, text],
    ["NFC, typed NFD", text, nfd],
    ["NFD, typed NFC", nfd, text],
    ["NFD, typed NFD", nfd, nfd],
  ])("opens it: %s; and NFC opens what it becomes", async (_, used, typed) => {
    const storage = await oldVault(5, utf8(used));
    await collect(upgrade(storage, { password: passwordForms(typed) }));
    expect((await look(storage)).size).toBe(12);
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
    expect((await look(storage)).size).toBeGreaterThanOrEqual(12);
  });

  it("take the name itself where it is free", async () => {
    const storage = await oldVault();
    const before = await pathsIn(storage);
    const [long = ""] = before.filter((path) => /^d\/.*\.lng$/.test(path));
    await storage.rename(long, long.replace(".lng", " (conflict).lng"));
    expect(await contents(storage)).toEqual([]);
    expect((await look(storage)).size).toBe(12);
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
    expect((await look(storage)).size).toBeLessThan(12);
  });
});

describe("a vault that cannot be upgraded is refused as it is", () => {
  async function expectUntouched(
    storage: Storage,
    kind: Parameters<typeof failing>[0],
    disk = storage,
  ) {
    const before = await pathsIn(storage);
    const keyFile = await storage.read("masterkey.cryptomator", 10_000);
    await expect(collect(upgrade(disk))).rejects.toEqual(failing(kind));
    expect(await pathsIn(storage)).toEqual(before);
    expect(await storage.read("masterkey.cryptomator", 10_000)).toEqual(keyFile);
  }

  it.each([3, 4] as const)("format %i", async (version) => {
    const options = { version, password: utf8(text), tree };
    const { storage } = await writeLegacyVault(memoryStorage(), options);
    await expectUntouched(storage, "format-too-old");
  });

  it("with another password", async () => {
    await expectUntouched(await oldVault(6, utf8("another")), "wrong-password");
  });

  it.each(["d", "m"])("while iCloud has not downloaded a file in %s", async (top) => {
    const storage = await oldVault(5);
    const [folder = ""] = (await pathsIn(storage, top)).filter(
      (path) => path.split("/").length === 3,
    );
    await writeNewFile(storage, `${folder}/.ABCDEFGH.icloud`, utf8(""));
    await expectUntouched(storage, "not-downloaded");
  });

  it.each([
    ["names of 219 characters", { name: 219, path: 1000 }],
    ["paths of 263 characters", { name: 255, path: 263 }],
  ])("on a disk that takes no more than %s", async (_, limit) => {
    // The longest name that is not shortened in format 7: 216 characters and the suffix.
    const options = { version: 5, password: utf8(text), tree: { ["x".repeat(146)]: {} } } as const;
    const { storage } = await writeLegacyVault(memoryStorage(), options);
    const disk = limitedStorage(storage, limit);
    await expectUntouched(storage, "upgrade-name-too-long", disk);
  });

  it("on a disk that takes no writes", async () => {
    const storage = await oldVault();
    await expectUntouched(storage, "read-only", { ...storage, isReadOnly: async () => true });
  });

  it("on a full disk, when the key file cannot be backed up", async () => {
    const storage = await oldVault();
    const disk = failingStorage(storage, ({ path, name }) =>
      path.startsWith("~lk") && name === "file.write" ? "ENOSPC" : null,
    );
    await expect(collect(upgrade(disk))).rejects.toEqual(failing("no-space"));
    expect(masterkeyFileVersion(await storage.read("masterkey.cryptomator", 10_000))).toBe(6);
  });

  it("without any key file, or with that of a lost config", async () => {
    const storage = await oldVault();
    await storage.removeFile("masterkey.cryptomator");
    await expect(collect(upgrade(storage))).rejects.toEqual(failing("not-a-vault"));
    const today = await newTestVault();
    await today.storage.removeFile("vault.cryptomator");
    await expect(collect(upgrade(today.storage))).rejects.toEqual(failing("config-missing"));
  });

  it("of the coming format", async () => {
    const storage = memoryStorage();
    await storage.makeDirectory("d");
    await writeNewFile(storage, "vault.uvf", utf8("{}"));
    await expect(collect(upgrade(storage))).rejects.toEqual(failing("uvf-vault", "/vault"));
  });
});

/** A disk on which names and paths must be short. */
function limitedStorage(
  inner: Storage,
  limit: { readonly name: number; readonly path: number },
): Storage {
  return interceptedStorage(inner, async (step, run) => {
    const name = step.path.slice(step.path.lastIndexOf("/") + 1);
    if (step.isChange && (name.length > limit.name || step.path.length > limit.path)) {
      throw diskError(Object.assign(new Error(), { code: "ENAMETOOLONG" }), step.path);
    }
    return run();
  });
}

/** Two directories may share the folder above them, so folders do not count. */
async function countFiles(storage: Storage): Promise<number> {
  return (await pathsIn(storage)).filter((path) => /\.(c9r|c9s|cryptomator|bkup|tmp)$/.test(path))
    .length;
}

describe("an upgrade that is cut off", () => {
  it("by a crash after any change, or in the middle of any write, goes on from there", {
    timeout: 120_000,
  }, async () => {
    const whole = await oldVault(5);
    const counter = stoppingStorage(whole);
    await collect(upgrade(counter.storage));
    const after = await look(whole);
    const files = await countFiles(whole);
    expect(counter.changes.length).toBeGreaterThan(50);

    for (let last = 0; last < counter.changes.length; last += 1) {
      for (const isTorn of [false, true]) {
        const storage = await oldVault(5);
        const { storage: dying } = stoppingStorage(storage, last, isTorn);
        await expect(collect(upgrade(dying))).rejects.toThrow("");
        await collect(upgrade(storage));
        expect(await look(storage), `after change ${last}`).toEqual(after);
        expect(await countFiles(storage), `after change ${last}`).toBe(files);
      }
    }
  });

  it("by the user ends between two names, and goes on when it is called again", async () => {
    const storage = await oldVault();
    const controller = new AbortController();
    const events: UpgradeEvent[] = [];
    const running = (async () => {
      for await (const event of upgrade(storage, { signal: controller.signal })) {
        events.push(event);
        if (events.length === 5) controller.abort();
      }
    })();
    await expect(running).rejects.toEqual(failing("cancelled"));
    expect(events).toHaveLength(5);
    await collect(upgrade(storage));
    expect((await look(storage)).size).toBe(12);
  });
});
