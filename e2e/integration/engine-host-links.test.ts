/**
 * Whoever owns the cloud plants links of the host in the vault folder, in place
 * of files and of folders. Nothing outside the vault is read, written, listed,
 * touched or removed by way of them, and everything else in the vault works.
 */

import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inlineCalls } from "../../src-main/storage/disk-calls.ts";
import { storageOn } from "../../src-main/storage/node-storage.ts";
import { TRUST_MS } from "../../src-main/storage/real-folders.ts";
import { nodePathOf } from "../../src-main/test-support/ciphertext-nodes.ts";
import {
  newTestVault,
  readText,
  type TestVault,
  writeFile,
} from "../../src-main/test-support/open-test-vault.ts";
import { snapshotOf } from "../../src-main/test-support/proof/snapshot.ts";
import type { Vault } from "../../src-main/vault/vault.ts";
import { fastDisk } from "./support/scratch-disk.ts";

const LONG = "long name ".repeat(20);
const SECRET = "not of the vault";

let scratch = "";
let folder = "";
let outside = "";
let test: TestVault;
/** What the disk takes for the time, in milliseconds. */
let time = 0;

beforeEach(async () => {
  scratch = mkdtempSync(join(fastDisk, "latchkey-links-"));
  folder = join(scratch, "vault");
  outside = join(scratch, "outside");
  for (const path of [folder, outside, join(outside, "sub")]) mkdirSync(path);
  for (const name of ["secret", "name.c9s", "contents.c9r", "symlink.c9r", "sub/secret"]) {
    writeFileSync(join(outside, name), SECRET);
  }
  test = await newTestVault({ storage: storageOn(folder, inlineCalls, () => time) });
  const vault = await test.open();
  await writeFile(vault, "/file", "content");
  await writeFile(vault, `/${LONG}`, "long content");
  await vault.makeDirectory("/dir");
  await writeFile(vault, "/dir/inside", "inside");
  await vault.makeDirectory("/other");
  await writeFile(vault, "/other/kept", "kept");
  await vault.makeLink("/link", "file");
  await vault.lock();
});

afterEach(() => {
  rmSync(scratch, { recursive: true });
});

/** Names, contents and times of all that lies outside. */
function outsideState(path = outside): readonly string[] {
  return readdirSync(path).flatMap((name) => {
    const at = join(path, name);
    const { mtimeMs, mode } = lstatSync(at);
    const content = lstatSync(at).isDirectory() ? outsideState(at) : [readFileSync(at, "utf8")];
    return [`${name} ${mode} ${mtimeMs} ${lstatSync(path).mtimeMs}`, ...content];
  });
}

/** Puts a link where something of the vault was. */
function plant(path: string, target: string): void {
  const at = join(folder, path);
  renameSync(at, join(scratch, "replaced"));
  symlinkSync(target, at);
}

async function contentPathOf(vault: Vault, path: string): Promise<string> {
  const nodePath = await nodePathOf(vault, `${path}/x`);
  return nodePath.slice(0, nodePath.lastIndexOf("/"));
}

/** Where a link is planted, what it leads to, and what cannot be used then. */
const plants: readonly (readonly [
  title: string,
  place: (vault: Vault) => Promise<string>,
  target: () => string,
  broken: string,
])[] = [
  ["a file", (vault) => nodePathOf(vault, "/file"), () => join(outside, "secret"), "/file"],
  ["a file, by a folder", (vault) => nodePathOf(vault, "/file"), () => outside, "/file"],
  ["a node of a directory", (vault) => nodePathOf(vault, "/dir"), () => outside, "/dir"],
  [
    "a directory id",
    async (vault) => `${await nodePathOf(vault, "/dir")}/dir.c9r`,
    () => join(outside, "secret"),
    "/dir",
  ],
  [
    "a link",
    async (vault) => `${await nodePathOf(vault, "/link")}/symlink.c9r`,
    () => join(outside, "secret"),
    "/link",
  ],
  ["a node of a link", (vault) => nodePathOf(vault, "/link"), () => outside, "/link"],
  [
    "the content of a long name",
    async (vault) => `${await nodePathOf(vault, `/${LONG}`)}/contents.c9r`,
    () => join(outside, "secret"),
    `/${LONG}`,
  ],
  ["the node of a long name", (vault) => nodePathOf(vault, `/${LONG}`), () => outside, `/${LONG}`],
  [
    "a long name itself",
    async (vault) => `${await nodePathOf(vault, `/${LONG}`)}/name.c9s`,
    () => join(outside, "secret"),
    `/${LONG}`,
  ],
  ["the content of a directory", (vault) => contentPathOf(vault, "/dir"), () => outside, "/dir"],
  [
    "the level above the content of a directory",
    async (vault) => (await contentPathOf(vault, "/dir")).slice(0, 4),
    () => outside,
    "/dir",
  ],
];

/** Everything that could be tried with the path that leads through the link. */
const attempts: readonly (readonly [
  title: string,
  work: (vault: Vault, path: string) => Promise<unknown>,
])[] = [
  ["stat", (vault, path) => vault.stat(path)],
  ["list", (vault, path) => vault.list(path)],
  ["list its parent", (vault) => vault.list("/")],
  ["read", (vault, path) => readText(vault, path)],
  ["read inside", (vault, path) => readText(vault, `${path}/inside`)],
  ["read link", (vault, path) => vault.readLink(path)],
  ["follow", (vault, path) => vault.resolveLinks(`${path}/x`)],
  ["write", (vault, path) => writeFile(vault, path, "new")],
  ["write inside", (vault, path) => writeFile(vault, `${path}/new`, "new")],
  ["write inside, long", (vault, path) => writeFile(vault, `${path}/${LONG}`, "new")],
  ["replace inside", (vault, path) => writeFile(vault, `${path}/inside`, "new")],
  [
    "edit",
    async (vault, path) => {
      const editor = await vault.editFile(path, { create: true });
      await editor.append(new Uint8Array(10));
      await editor.close();
    },
  ],
  ["make a directory inside", (vault, path) => vault.makeDirectory(`${path}/made`)],
  ["make a link inside", (vault, path) => vault.makeLink(`${path}/made`, "x")],
  ["copy", (vault, path) => vault.copy(path, "/copied")],
  ["copy into", (vault, path) => vault.copy("/other", `${path}/copied`)],
  ["move into", (vault, path) => vault.move("/other/kept", `${path}/moved`)],
  ["set its time", (vault, path) => vault.setModified(path, 1_000_000_000_000)],
  ["remove inside", (vault, path) => vault.removeFile(`${path}/inside`)],
  ["remove a directory", (vault, path) => vault.removeDirectory(path)],
  ["remove a file", (vault, path) => vault.removeFile(path)],
  ["remove a tree", (vault, path) => vault.removeTree(path)],
  [
    "remove all",
    async (vault) => {
      for (const { name } of await vault.list("/")) await vault.removeTree(`/${name}`);
    },
  ],
];

describe.each(plants)("a link of the host in place of %s", (_, place, target, broken) => {
  it("leads nowhere, and the rest of the vault works", async () => {
    const before = await test.open();
    const path = await place(before);
    await before.lock();
    plant(path, target());
    const vault = await test.open();
    const found = await snapshotOf(vault);
    expect([...found.values()].join()).not.toContain(SECRET);
    expect(found.get("/other/kept")).toMatch(/^file 4 /);
    expect(found.get(broken) ?? "broken").toMatch(/^(broken|directory|file)/);
    await vault.lock();
  });

  it.each(attempts)("is not followed by an attempt to: %s", async (_title, work) => {
    const path = await placeOf(place);
    plant(path, target());
    const untouched = outsideState();
    const vault = await test.open();
    const answer = await work(vault, broken).catch((error: unknown) => error);
    await vault.flush();
    await vault.lock();
    expect(outsideState()).toEqual(untouched);
    expect(JSON.stringify({ answer })).not.toContain(SECRET);
  });

  it.each(attempts)(
    "that appears meanwhile is not followed by an attempt to: %s",
    async (_title, work) => {
      const path = await placeOf(place);
      const vault = await test.open();
      await snapshotOf(vault);
      await vault.list("/dir");
      plant(path, target());
      // A folder that was seen a moment ago is believed to be one.
      time += TRUST_MS;
      const untouched = outsideState();
      const answer = await work(vault, broken).catch((error: unknown) => error);
      await vault.flush();
      await vault.lock();
      expect(outsideState()).toEqual(untouched);
      expect(JSON.stringify({ answer })).not.toContain(SECRET);
    },
  );
});

async function placeOf(place: (vault: Vault) => Promise<string>): Promise<string> {
  const vault = await test.open();
  try {
    return await place(vault);
  } finally {
    await vault.lock();
  }
}
