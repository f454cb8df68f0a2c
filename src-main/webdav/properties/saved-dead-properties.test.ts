import { expect, it } from "vitest";
import { VaultError } from "../../base/vault-error.ts";
import {
  namesIn,
  newTestVault,
  pathsIn,
  readFile,
  writeFile,
} from "../../test-support/open-test-vault.ts";
import type { Vault } from "../../vault/vault.ts";
import type { PropertyChange } from "./dead-properties.ts";
import type { PropertyStore } from "./property-store.ts";
import { SavedDeadProperties } from "./saved-dead-properties.ts";
import { vaultPropertyStore } from "./vault-property-store.ts";

const set = (local: string, text: string): PropertyChange => ({
  kind: "set",
  property: { ns: "urn:a", local, xml: `<n1:${local} xmlns:n1="urn:a">${text}</n1:${local}>` },
});
const unset = (local: string): PropertyChange => ({ kind: "remove", name: { ns: "urn:a", local } });

const fileName = ".latchkey-properties";

async function load(vault: Vault, maxTotal?: number): Promise<SavedDeadProperties> {
  const options = maxTotal === undefined ? {} : { maxTotal };
  return SavedDeadProperties.load(vaultPropertyStore(vault), { ...options, saveMs: 5 });
}

async function xmlOf(properties: SavedDeadProperties, path: string): Promise<string> {
  return [...(await properties.of(path)).values()].map(({ xml }) => xml).join("");
}

it("gives back after a restart what was set, moved, copied and removed before", async () => {
  const test = await newTestVault();
  const vault = await test.open();
  const before = await load(vault);
  await before.change("/a", [set("x", "ü<")]);
  await before.change("/b", [set("x", "b")]);
  await before.copy("/a", "/copy", true);
  await before.move("/a", "/moved");
  await before.remove("/b");
  await before.flush();
  await vault.lock();

  const after = await load(await test.open());
  expect(await xmlOf(after, "/moved")).toBe('<n1:x xmlns:n1="urn:a">ü<</n1:x>');
  expect(await xmlOf(after, "/copy")).toBe('<n1:x xmlns:n1="urn:a">ü<</n1:x>');
  expect(await xmlOf(after, "/a")).toBe("");
  expect(await xmlOf(after, "/b")).toBe("");
});

it("saves by itself shortly after a change, and leaves no file when nothing is left", async () => {
  const vault = await (await newTestVault()).open();
  const properties = await load(vault);
  expect(await namesIn(vault, "/")).toEqual([]);
  await properties.change("/a", [set("x", "1")]);
  await expect.poll(() => namesIn(vault, "/")).toEqual([fileName]);
  await properties.change("/a", [unset("x")]);
  await expect.poll(() => namesIn(vault, "/")).toEqual([]);
});

it("writes nothing for what changes nothing", async () => {
  const vault = await (await newTestVault()).open();
  const properties = await load(vault);
  await properties.move("/a", "/b");
  await properties.remove("/a");
  expect(properties.forget("/a")).toBe(false);
  await properties.flush();
  expect(await namesIn(vault, "/")).toEqual([]);
});

it("tells the disk nothing: neither names of files nor values are in any ciphertext", async () => {
  const test = await newTestVault();
  const vault = await test.open();
  const properties = await load(vault);
  await properties.change("/secret-file-name", [set("x", "secret-value")]);
  await properties.flush();
  await vault.flush();
  for (const path of await pathsIn(test.storage)) {
    expect(path).not.toContain("secret");
    if ((await test.storage.find(path))?.kind !== "file") continue;
    const file = await test.storage.open(path, "read");
    const bytes = new Uint8Array((await file.stat()).size);
    await file.read(bytes, 0);
    await file.close();
    expect(Buffer.from(bytes).includes("secret-")).toBe(false);
  }
});

it.each([
  ["no JSON", "{"],
  ["of another version", '{"version": 2, "resources": []}'],
  ["not of this form", '{"version": 1, "resources": [["/a", [["ns", "local"]]]]}'],
])("starts with none, and saves again, where the file is %s", async (_, content) => {
  const vault = await (await newTestVault()).open();
  await writeFile(vault, `/${fileName}`, content);
  const properties = await load(vault);
  expect(await xmlOf(properties, "/a")).toBe("");
  await properties.change("/a", [set("x", "1")]);
  await properties.flush();
  expect(await xmlOf(await load(vault), "/a")).toContain("1");
});

it("leaves alone what it could not read for now", async () => {
  const vault = await (await newTestVault()).open();
  await writeFile(vault, `/${fileName}`, "kept");
  const away: PropertyStore = {
    ...vaultPropertyStore(vault),
    load: () => Promise.reject(new VaultError({ kind: "not-reachable", path: "/vault" })),
  };
  const properties = await SavedDeadProperties.load(away);
  expect(await properties.change("/a", [set("x", "1")])).toBe(true);
  await properties.flush();
  expect(Buffer.from(await readFile(vault, `/${fileName}`)).toString()).toBe("kept");
});

it("tries again to save what a full disk did not take", async () => {
  const vault = await (await newTestVault()).open();
  const store = vaultPropertyStore(vault);
  let isFull = true;
  const full: PropertyStore = {
    ...store,
    save: (record) =>
      isFull ? Promise.reject(new VaultError({ kind: "no-space", path: "/" })) : store.save(record),
  };
  const properties = await SavedDeadProperties.load(full);
  await properties.change("/a", [set("x", "1")]);
  await properties.flush();
  expect(await namesIn(vault, "/")).toEqual([]);
  isFull = false;
  await properties.flush();
  expect(await namesIn(vault, "/")).toEqual([fileName]);
});

it("makes room by forgetting what is no longer in the vault", async () => {
  const vault = await (await newTestVault()).open();
  await writeFile(vault, "/there", "1");
  const properties = await load(vault, 250);
  expect(await properties.change("/gone", [set("x", "1".repeat(60))])).toBe(true);
  expect(await properties.change("/there", [set("x", "2".repeat(60))])).toBe(true);
  expect(await properties.change("/there", [set("y", "3".repeat(20))])).toBe(true);
  expect(await xmlOf(properties, "/gone")).toBe("");
  expect(await properties.change("/there", [set("z", "4".repeat(200))])).toBe(false);
  expect(await xmlOf(properties, "/there")).toContain("3".repeat(20));
});
