import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import type { KeyWhere } from "../../src-shared/model/key-place.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { newTestVault } from "../test-support/open-test-vault.ts";
import type { KeyFileElsewhere } from "./key-places/key-files.ts";
import { lookAtVault } from "./look-at-vault.ts";

const unknown = (): Promise<KeyWhere> => Promise.resolve({ kind: "unknown" });
const none = (): Promise<KeyFileElsewhere | null> => Promise.resolve(null);
const look = async (storage: Storage, whereIs = unknown, elsewhere = none) =>
  (await lookAtVault(storage, "/home/a/Taxes", vi.fn(), { whereIs, elsewhere })).state;

async function put(storage: Storage, path: string, content: string): Promise<void> {
  const file = await storage.open(path, "create");
  await file.write(new TextEncoder().encode(content), 0);
  await file.close();
}

it("sees a vault that can be unlocked", async () => {
  const { storage } = await newTestVault();
  expect(await look(storage)).toEqual({ kind: "locked", cipher: "SIV_GCM" });
});

it("sees that a vault has another cipher", async () => {
  const { storage } = await newTestVault({ cipher: "SIV_CTRMAC" });
  expect(await look(storage)).toEqual({ kind: "locked", cipher: "SIV_CTRMAC" });
});

it("sees that the key file is gone, and names it", async () => {
  const { storage } = await newTestVault();
  await storage.removeFile("masterkey.cryptomator");
  expect(await look(storage)).toEqual({
    kind: "not-openable",
    failure: { kind: "masterkey-missing", path: join("/home/a/Taxes", "masterkey.cryptomator") },
  });
});

it("sees a vault whose key file is kept elsewhere as one that can be unlocked, plugged in or not", async () => {
  const { storage } = await newTestVault();
  await storage.removeFile("masterkey.cryptomator");
  const place = { label: "Blue stick", place: "/media/blue/masterkey.cryptomator" };
  const here: KeyWhere = { kind: "here", ...place, isLinked: false, isRemovable: true };
  const away: KeyWhere = { kind: "away", places: [place], isLinked: false };
  for (const where of [here, away]) {
    const seen = await look(storage, () => Promise.resolve(where));
    expect(seen).toEqual({ kind: "locked", cipher: "SIV_GCM" });
  }
});

it("sees a folder that is no vault", async () => {
  const state = await look(memoryStorage());
  expect(state).toEqual({
    kind: "not-openable",
    failure: { kind: "not-a-vault", path: "/home/a/Taxes" },
  });
});

it.each([
  [7, { kind: "needs-upgrade", version: 7 }],
  [999, { kind: "not-openable", failure: { kind: "config-missing", path: "/home/a/Taxes" } }],
] as const)(
  "a vault that has lost its files is what its key file elsewhere says: version %i",
  async (version, seen) => {
    const { storage } = await newTestVault();
    await storage.removeFile("vault.cryptomator");
    await storage.removeFile("masterkey.cryptomator");
    expect(await look(storage)).toEqual({
      kind: "not-openable",
      failure: { kind: "vault-files-missing", path: "/home/a/Taxes" },
    });
    const place = "/media/blue/masterkey.cryptomator";
    const bytes = new TextEncoder().encode(JSON.stringify({ version }));
    const file = { bytes, hostPath: place, isCurrent: true, label: null };
    const elsewhere = () => Promise.resolve(file);
    const whereIs = (): Promise<KeyWhere> => Promise.resolve({ kind: "chosen", place });
    expect(await look(storage, whereIs, elsewhere)).toEqual(seen);
  },
);

it("sees a configuration that is damaged", async () => {
  const { storage } = await newTestVault();
  await storage.removeFile("vault.cryptomator");
  await put(storage, "vault.cryptomator", "no token");
  expect(await look(storage)).toMatchObject({
    kind: "not-openable",
    failure: { kind: "config-unreadable" },
  });
});

it("sees that a folder is not there", async () => {
  const gone = join(await mkdtemp(join(tmpdir(), "look-")), "Taxes");
  const { state } = await lookAtVault(nodeStorage(gone), gone, vi.fn(), {
    whereIs: unknown,
    elsewhere: none,
  });
  expect(state).toEqual({ kind: "missing" });
});

it("says “unexpected” of what has no sentence, and logs it", async () => {
  const log = vi.fn();
  const error = new Error("EIO");
  const broken: Storage = { ...memoryStorage(), list: fail, stat: fail, read: fail, open: fail };
  function fail(): Promise<never> {
    return Promise.reject(error);
  }
  const { state } = await lookAtVault(broken, "/home/a/Taxes", log, {
    whereIs: unknown,
    elsewhere: none,
  });
  expect(state).toEqual({ kind: "not-openable", failure: { kind: "unexpected" } });
  expect(log).toHaveBeenCalledWith("looking at a vault", error);
});
