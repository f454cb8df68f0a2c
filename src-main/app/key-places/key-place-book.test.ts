import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemWorld } from "../../crypto/system-world.ts";
import { changePassword } from "../../keys/change-password.ts";
import { losableVault, oldPassword } from "../../test-support/lost-files.ts";
import { type KeyPlaceBook, keyPlaceBook } from "./key-place-book.ts";
import type { Volume } from "./volume.ts";

let folder = "";
let volumes: Volume[] = [];
let book: KeyPlaceBook = keyPlaceBook("", () => Promise.resolve([]));
const taxes = { folder: "/cloud/Taxes", id: "id-of-taxes" };
const photos = { folder: "/cloud/Photos", id: "id-of-photos" };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "latchkey-places-"));
  volumes = [];
  book = keyPlaceBook(join(folder, "home"), () => Promise.resolve(volumes));
});
afterEach(() => rm(folder, { recursive: true }));

async function plug(name: string, label: string, mountPoint: string): Promise<string> {
  await mkdir(join(folder, mountPoint), { recursive: true });
  const at = join(folder, mountPoint);
  volumes = [...volumes, { id: `uuid:${name}`, label, mountPoint: at, isRemovable: true }];
  return at;
}

async function keyFile(): Promise<Uint8Array> {
  const { storage } = await losableVault();
  return storage.read("masterkey.cryptomator", 10_000);
}

describe("a remembered key file", () => {
  it("is found when its stick is mounted elsewhere", async () => {
    const at = await plug("1", "STICK", "mnt-a");
    const bytes = await keyFile();
    await mkdir(join(at, "keys"));
    await writeFile(join(at, "keys", "taxes.key"), bytes);
    await book.remember(taxes, join(at, "keys", "taxes.key"), bytes);

    await rename(at, join(folder, "mnt-b"));
    volumes = [];
    const away = await book.find(taxes);
    expect(away.found).toEqual([]);
    expect(away.missing).toMatchObject([{ label: "STICK", volume: "uuid:1" }]);

    await plug("1", "STICK", "mnt-b");
    const { found, missing } = await book.find(taxes);
    expect(missing).toEqual([]);
    expect(found.map(({ hostPath }) => hostPath)).toEqual([
      join(folder, "mnt-b", "keys", "taxes.key"),
    ]);
    expect(found[0]?.isCurrent).toBe(true);
  });

  it("is not taken from another stick that is mounted at its place", async () => {
    const at = await plug("1", "STICK", "mnt");
    const path = join(at, "taxes.key");
    const bytes = await keyFile();
    await writeFile(path, bytes);
    await book.remember(taxes, path, bytes);
    await writeFile(path, await keyFile());
    expect((await book.find(taxes)).found).toEqual([]);
  });

  it("may lie in several places, of which the current version comes first", async () => {
    const { storage, place } = await losableVault();
    const old = await storage.read("masterkey.cryptomator", 10_000);
    const first = join(await plug("1", "HOME", "a"), "k");
    const second = join(await plug("2", "WORK", "b"), "k");
    await writeFile(first, old);
    await writeFile(second, old);
    await book.remember(taxes, first, old);
    await book.remember(taxes, second, old);
    await changePassword(systemWorld, {
      storage,
      hostPath: "/vault",
      place,
      password: oldPassword,
      newPassword: () => Promise.resolve(new TextEncoder().encode("another one")),
    });
    const fresh = await storage.read("masterkey.cryptomator", 10_000);
    await writeFile(second, fresh);
    await book.remember(taxes, second, fresh);
    const { found } = await book.find(taxes);
    expect(found.map(({ hostPath, isCurrent }) => [hostPath, isCurrent])).toEqual([
      [second, true],
      [first, false],
    ]);
  });

  it("is known of a vault that was moved, by what it calls itself", async () => {
    const path = join(folder, "taxes.key");
    const bytes = await keyFile();
    await writeFile(path, bytes);
    await book.remember(taxes, path, bytes);
    const moved = { folder: "/elsewhere/Taxes", id: taxes.id };
    expect((await book.find(moved)).found).toHaveLength(1);
    expect((await book.find({ folder: "/elsewhere/Taxes", id: null })).found).toEqual([]);
  });

  it("is forgotten, and stays where it is", async () => {
    const path = join(folder, "taxes.key");
    const bytes = await keyFile();
    await writeFile(path, bytes);
    await book.remember(taxes, path, bytes);
    expect(await book.forget(taxes)).toEqual([path]);
    expect((await book.find(taxes)).found).toEqual([]);
    expect(Buffer.compare(await readFile(path), bytes)).toBe(0);
  });
});

describe("the key file of another vault", () => {
  it("is refused before any password, and named if it is known", async () => {
    const path = join(folder, "key");
    const [taxesKey, photosKey] = [await keyFile(), await keyFile()];
    await writeFile(path, taxesKey);
    await book.remember(taxes, path, taxesKey);
    await writeFile(path, photosKey);
    expect(await book.refusal(taxes, path, photosKey)).toEqual({
      kind: "key-file-of-another-vault",
      path,
      owner: null,
    });
    await book.remember(photos, path, photosKey);
    expect(await book.refusal(taxes, path, photosKey)).toMatchObject({ owner: photos.folder });
    expect(await book.refusal(taxes, path, taxesKey)).toBeNull();
  });

  it("cannot be told of a vault that this computer does not know", async () => {
    expect(await book.refusal(taxes, "/key", await keyFile())).toBeNull();
  });
});

describe("what is remembered on the disk", () => {
  it("is readable by its user only, and holds no key", async () => {
    const path = join(folder, "taxes.key");
    const bytes = await keyFile();
    await writeFile(path, bytes);
    await book.remember(taxes, path, bytes);
    const file = join(folder, "home", "key-places.json");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { primaryMasterKey } = JSON.parse(new TextDecoder().decode(bytes)) as {
      primaryMasterKey: string;
    };
    expect(await readFile(file, "utf8")).not.toContain(primaryMasterKey);
  });

  it.each(["", "{}", '{"version":2,"vaults":[]}', "[1"])(
    "is moved aside and not overwritten if it reads %j",
    async (text) => {
      await mkdir(join(folder, "home"));
      await writeFile(join(folder, "home", "key-places.json"), text);
      expect(await book.find(taxes)).toEqual({ found: [], missing: [] });
      expect(await readdir(join(folder, "home"))).toEqual(["key-places.unreadable.json"]);
    },
  );
});
