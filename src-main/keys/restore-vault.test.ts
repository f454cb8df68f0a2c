import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { masterkey } from "../crypto/masterkey.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { cipherNameLength } from "../format/file-name.ts";
import { rawKeyOf } from "../format/raw-key-of-words.ts";
import type { SalvageKey } from "../salvage/salvage-key.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import { failing } from "../test-support/failing.ts";
import { type LosableVault, losableVault, overwrite, placeIn } from "../test-support/lost-files.ts";
import { namesIn, pathsIn, readText, writeFile } from "../test-support/open-test-vault.ts";
import { sessionsInMemory } from "../test-support/sessions-in-memory.ts";
import { copiesOfVault } from "./copies-of-vault.ts";
import { judgeCopies } from "./judge-copies.ts";
import { keptCopies } from "./kept-copies.ts";
import type { LookedThrough } from "./learn-threshold.ts";
import { planRestore } from "./plan-restore.ts";
import { type Restored, type RestoreOptions, restoreVault } from "./restore-vault.ts";

const password = new TextEncoder().encode("correct horse");
const CONFIG = "vault.cryptomator";
const KEY = "masterkey.cryptomator";

function restore(
  { storage, words, place }: LosableVault,
  options: Partial<RestoreOptions> = {},
): Promise<Restored> {
  return restoreVault(systemWorld, {
    storage,
    hostPath: "/vault",
    key: { kind: "words", words },
    place,
    newPassword: () => Promise.resolve(new TextEncoder().encode("new password")),
    ...options,
  });
}
const byPassword: SalvageKey = { kind: "password", password };

/** As a Hub gives it: the key comes from there, and the key of the vault has signed that. */
async function hubConfigFor({ storage, words }: LosableVault): Promise<Uint8Array> {
  const old = new TextDecoder().decode(await storage.read(CONFIG, 10_000));
  const header = { kid: "hub+https://hub.example/api/vaults/1", alg: "HS256", typ: "JWT" };
  const part = Buffer.from(JSON.stringify(header)).toString("base64url");
  const signed = `${part}.${old.split(".")[1] ?? ""}`;
  const mac = createHmac("sha256", rawKeyOf(words)).update(signed).digest("base64url");
  return new TextEncoder().encode(`${signed}.${mac}`);
}

async function expectWhole(vault: LosableVault, secret = password): Promise<void> {
  const opened = await vault.open({ password: secret });
  expect(await namesIn(opened, "/")).toEqual(["folder/", "hello.txt"]);
  expect(await readText(opened, `/folder/${"long".repeat(30)}`)).toBe("long");
  await opened.lock();
}

describe("a lost configuration", () => {
  it.each([
    ["SIV_GCM", 220],
    ["SIV_CTRMAC", 220],
    ["SIV_GCM", 100],
  ] as const)(
    "of %s, shortening beyond %i, is made again by the recovery key",
    async (cipher, threshold) => {
      const vault = await losableVault({ cipher, shorteningThreshold: threshold });
      await vault.storage.removeFile(CONFIG);
      const { config, keyFile } = await restore(vault);
      expect(keyFile).toBeNull();
      expect(config?.cipherCombo).toBe(cipher);
      await expectWhole(vault);
    },
  );

  it("is made again by the password", async () => {
    const vault = await losableVault();
    await vault.storage.removeFile(CONFIG);
    await restore(vault, { key: byPassword });
    await expectWhole(vault);
  });

  it("that is damaged is kept beside the new one", async () => {
    const vault = await losableVault();
    await overwrite(vault.storage, CONFIG, new TextEncoder().encode("half a token"));
    await restore(vault);
    await expectWhole(vault);
    const [copy] = await keptCopies(vault.storage);
    expect(copy?.of).toBe("config");
    const kept = await vault.storage.read(copy?.name ?? "", 100);
    expect(new TextDecoder().decode(kept)).toBe("half a token");
  });

  it("finds a threshold with which every name is found again, whatever the old one was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 36, max: 220 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 8 }),
        async (shorteningThreshold, lengths) => {
          const vault = await losableVault({ shorteningThreshold });
          const opened = await vault.open();
          for (const length of lengths) await writeFile(opened, `/${"n".repeat(length)}`, "x");
          await opened.lock();
          await vault.storage.removeFile(CONFIG);
          const { config } = await restore(vault);
          for (const length of [...lengths, 6, 9, 120]) {
            const cipherLength = cipherNameLength(length);
            const wasShortened = cipherLength > shorteningThreshold;
            expect(cipherLength > (config?.shorteningThreshold ?? 0)).toBe(wasShortened);
          }
          const again = await vault.open();
          for (const length of lengths)
            expect(await readText(again, `/${"n".repeat(length)}`)).toBe("x");
          await again.lock();
        },
      ),
      { numRuns: 15 },
    );
  });

  it("takes a threshold from the user only if the names allow it", async () => {
    const vault = await losableVault({ shorteningThreshold: 100 });
    await vault.storage.removeFile(CONFIG);
    await expect(restore(vault, { shorteningThreshold: 220 })).rejects.toEqual(
      failing("threshold-unknown"),
    );
    expect(await vault.storage.find(CONFIG)).toBeNull();
    const { config } = await restore(vault, { shorteningThreshold: 101 });
    expect(config?.shorteningThreshold).toBe(101);
    await expectWhole(vault);
  });

  it("is taken from a copy only if one is chosen, and only if the key has signed it", async () => {
    const vault = await losableVault();
    const signed = await vault.storage.read(CONFIG, 10_000);
    const foreign = await (await losableVault()).storage.read(CONFIG, 10_000);
    await overwrite(vault.storage, `${CONFIG}.11111111.bkup`, signed);
    await overwrite(vault.storage, `${CONFIG}.22222222.bkup`, foreign);
    await vault.storage.removeFile(CONFIG);
    await expect(restore(vault, { copy: `${CONFIG}.22222222.bkup` })).rejects.toEqual(
      failing("key-of-another-vault"),
    );
    await expect(restore(vault, { copy: "no.bkup" })).rejects.toEqual(failing("local-not-found"));
    await restore(vault, { copy: `${CONFIG}.11111111.bkup` });
    expect(Buffer.compare(await vault.storage.read(CONFIG, 10_000), signed)).toBe(0);
  });
});

describe("a lost key file", () => {
  it("is made again by the recovery key, with a new password", async () => {
    const vault = await losableVault();
    await vault.storage.removeFile(KEY);
    expect(await restore(vault)).toEqual({
      config: null,
      keyFile: "/vault/masterkey.cryptomator",
      kept: [],
    });
    await expectWhole(vault, new TextEncoder().encode("new password"));
  });

  it("cannot be made by the password", async () => {
    const vault = await losableVault();
    await vault.storage.removeFile(KEY);
    await expect(restore(vault, { key: byPassword })).rejects.toEqual(failing("masterkey-missing"));
  });

  it("is taken from a chosen copy by its password", async () => {
    const vault = await losableVault();
    const kept = `${KEY}.ABCDEF01.bkup`;
    await vault.storage.rename(KEY, kept);
    await restore(vault, { key: byPassword, keyCopy: placeIn(vault.storage, kept) });
    await expectWhole(vault);
    expect(await vault.storage.find(kept)).not.toBeNull();
  });

  it("that is cut short is replaced, and kept", async () => {
    const vault = await losableVault();
    const bytes = await vault.storage.read(KEY, 10_000);
    await overwrite(vault.storage, KEY, bytes.subarray(0, 100));
    const { kept } = await restore(vault);
    await expectWhole(vault, new TextEncoder().encode("new password"));
    const copies = await keptCopies(vault.storage);
    expect(copies.map(({ name }) => `/vault/${name}`)).toEqual(kept);
    expect(kept).toHaveLength(1);
  });

  it("that belongs to another vault is replaced, and kept", async () => {
    const vault = await losableVault();
    const other = await (await losableVault()).storage.read(KEY, 10_000);
    await overwrite(vault.storage, KEY, other);
    const { kept } = await restore(vault);
    await expectWhole(vault, new TextEncoder().encode("new password"));
    const [copy] = kept;
    expect(await vault.storage.read(copy?.slice("/vault/".length) ?? "", 10_000)).toEqual(other);
  });

  it("is made on a stick, and a damaged one in the vault folder does not stay in its place", async () => {
    const vault = await losableVault();
    await overwrite(vault.storage, KEY, new Uint8Array([1]));
    const stick = memoryStorage();
    const place = { storage: stick, name: KEY, hostPath: `/stick/${KEY}` };
    const { keyFile, kept } = await restore(vault, { place });
    expect(keyFile).toBe(`/stick/${KEY}`);
    expect(await vault.storage.find(KEY)).toBeNull();
    expect(await vault.storage.read(kept[0]?.slice("/vault/".length) ?? "", 10)).toEqual(
      new Uint8Array([1]),
    );
    const bytes = await stick.read(KEY, 10_000);
    const masterkeyFile = { bytes, hostPath: `/stick/${KEY}` };
    const fresh = new TextEncoder().encode("new password");
    await (await vault.open({ password: fresh, masterkeyFile })).lock();
  });
});

describe("both lost", () => {
  it("are made again by the recovery key", async () => {
    const vault = await losableVault();
    await vault.storage.removeFile(KEY);
    await vault.storage.removeFile(CONFIG);
    const { config, keyFile } = await restore(vault);
    expect(config?.shorteningThreshold).toBe(220);
    expect(keyFile).toBe("/vault/masterkey.cryptomator");
    await expectWhole(vault, new TextEncoder().encode("new password"));
  });
});

describe("a configuration of a Hub", () => {
  it("is taken from its copy, and no key file is made: the Hub has the key", async () => {
    const vault = await losableVault();
    await vault.storage.removeFile(KEY);
    const copy = `${CONFIG}.11111111.bkup`;
    await overwrite(vault.storage, copy, await hubConfigFor(vault));
    await vault.storage.removeFile(CONFIG);
    expect(
      (
        await judgeCopies(await copiesOfVault({ storage: vault.storage, hostPath: "/vault" }), null)
      ).map(({ hubHost }) => hubHost),
    ).toEqual(["hub.example"]);
    const { config, keyFile } = await restore(vault, { copy });
    expect(config?.cipherCombo).toBe("SIV_GCM");
    expect(keyFile).toBeNull();
    expect(await vault.storage.find(KEY)).toBeNull();
    await expect(restore(vault)).rejects.toEqual(failing("hub-vault"));
  });
});

describe("a plan", () => {
  it("says what is lost, what the vault tells, and which copies belong to its key", async () => {
    const vault = await losableVault({ shorteningThreshold: 100 });
    const signed = await vault.storage.read(CONFIG, 10_000);
    const stranger = await losableVault();
    await overwrite(vault.storage, `${CONFIG}.11111111.bkup`, signed);
    await overwrite(
      vault.storage,
      `${CONFIG}.22222222.bkup`,
      await stranger.storage.read(CONFIG, 10_000),
    );
    await overwrite(vault.storage, `${CONFIG}.33333333.bkup`, new Uint8Array([1]));
    await overwrite(
      vault.storage,
      `${KEY}.44444444.bkup`,
      await stranger.storage.read(KEY, 10_000),
    );
    await vault.storage.rename(KEY, `${KEY}.55555555.bkup`);
    await vault.storage.removeFile(CONFIG);
    const before = await pathsIn(vault.storage);
    using key = masterkey(rawKeyOf(vault.words));
    const seen: LookedThrough[] = [];
    const options = {
      ...{ storage: vault.storage, hostPath: "/vault", place: vault.place, isByWords: true },
      onProgress: (progress: LookedThrough) => void seen.push(progress),
    };
    const { config, needsKeyFile, copies } = await planRestore(systemWorld, options, key);
    expect(config).toMatchObject({ cipherCombo: "SIV_GCM", most: 187 });
    expect(config?.least).toBeLessThanOrEqual(100);
    expect(needsKeyFile).toBe(true);
    expect(copies.map(({ name, verdict }) => [name.split(".")[2], verdict]).sort()).toEqual([
      ["11111111", "fits"],
      ["22222222", "another-vault"],
      ["33333333", "unreadable"],
      ["44444444", "another-vault"],
      ["55555555", "fits"],
    ]);
    expect(seen.at(-1)).toEqual({ done: 4, total: 4 });
    expect(await pathsIn(vault.storage)).toEqual(before);
  });

  it("is not made with the words of another vault, nor where nothing is lost", async () => {
    const vault = await losableVault();
    const { words } = await losableVault();
    const { storage, place } = vault;
    const plan = async (typed: string) => {
      using key = masterkey(rawKeyOf(typed));
      return await planRestore(
        systemWorld,
        { storage, hostPath: "/vault", place, isByWords: true },
        key,
      );
    };
    await expect(plan(vault.words)).rejects.toEqual(failing("nothing-to-restore"));
    await storage.removeFile(CONFIG);
    await expect(plan(words)).rejects.toEqual(failing("wrong-recovery-key"));
  });
});

describe("nothing is written", () => {
  it("not even the key file, where the names leave the threshold open", async () => {
    const vault = await losableVault({ shorteningThreshold: 100 });
    await vault.storage.removeFile(CONFIG);
    await vault.storage.removeFile(KEY);
    const before = await pathsIn(vault.storage);
    await expect(restore(vault, { shorteningThreshold: 220 })).rejects.toEqual(
      failing("threshold-unknown"),
    );
    expect(await pathsIn(vault.storage)).toEqual(before);
  });

  it("where nothing is lost", async () => {
    const vault = await losableVault();
    const before = await pathsIn(vault.storage);
    await expect(restore(vault)).rejects.toEqual(failing("nothing-to-restore"));
    expect(await pathsIn(vault.storage)).toEqual(before);
  });

  it("with the key of another vault, or a wrong password", async () => {
    const vault = await losableVault();
    const { words } = await losableVault();
    await vault.storage.removeFile(CONFIG);
    const before = await pathsIn(vault.storage);
    await expect(restore(vault, { key: { kind: "words", words } })).rejects.toMatchObject({
      failure: { kind: "wrong-recovery-key", reason: "another-vault" },
    });
    const wrong: SalvageKey = { kind: "password", password: new TextEncoder().encode("guess") };
    await expect(restore(vault, { key: wrong })).rejects.toEqual(failing("wrong-password"));
    expect(await pathsIn(vault.storage)).toEqual(before);
  });
});

describe("copies of key files", () => {
  it("are found by what is in them, whatever their name", async () => {
    const { storage } = await losableVault();
    const bytes = await storage.read(KEY, 10_000);
    await overwrite(storage, "masterkey (conflicted copy).cryptomator", bytes);
    await overwrite(storage, `${KEY}.00000000.bkup`, new Uint8Array([1]));
    await overwrite(storage, "IMPORTANT.rtf", new Uint8Array([1, 2]));
    expect((await keptCopies(storage)).map(({ name, of }) => [name, of]).sort()).toEqual([
      ["masterkey (conflicted copy).cryptomator", "key-file"],
      [`${KEY}.00000000.bkup`, "key-file"],
    ]);
  });
});

describe("beside others who have the vault open", () => {
  async function openElsewhere() {
    const vault = await losableVault();
    const writers = sessionsInMemory();
    const leave = await writers.enter("aaaaaaaa", "/vault");
    return { vault, writers, leave };
  }

  it("a configuration is not restored until it is locked", async () => {
    const { vault, writers, leave } = await openElsewhere();
    await vault.storage.removeFile(CONFIG);
    const before = await pathsIn(vault.storage);
    await expect(restore(vault, { writers })).rejects.toEqual(failing("vault-open"));
    expect(await pathsIn(vault.storage)).toEqual(before);
    await leave();
    expect(await restore(vault, { writers })).toMatchObject({ config: { cipherCombo: "SIV_GCM" } });
    await expectWhole(vault);
  });

  it("a key file is: nobody reads it after the vault was opened", async () => {
    const { vault, writers } = await openElsewhere();
    await vault.storage.removeFile(KEY);
    expect(await restore(vault, { writers })).toMatchObject({ config: null });
    await expectWhole(vault, new TextEncoder().encode("new password"));
  });

  it("nobody comes in while a configuration is restored, and nothing is restored twice", async () => {
    const { vault, writers, leave } = await openElsewhere();
    await leave();
    await vault.storage.removeFile(CONFIG);
    await vault.storage.removeFile(KEY);
    let second: Promise<unknown> = Promise.resolve();
    await restore(vault, {
      writers,
      newPassword: async () => {
        second = restore(vault, { writers });
        await expect(second).rejects.toEqual(failing("vault-in-repair"));
        expect([await writers.isInRepair("/vault"), await writers.isOpen("/vault")]).toEqual([
          true,
          false,
        ]);
        return new TextEncoder().encode("new password");
      },
    });
    expect(await writers.isInRepair("/vault")).toBe(false);
    await expectWhole(vault, new TextEncoder().encode("new password"));
  });
});
