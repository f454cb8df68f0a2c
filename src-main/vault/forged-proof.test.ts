/**
 * What the owner of the cloud, or somebody who had the key once, can make of a
 * vault. One bad entry never ends the listing of the others, nothing fails but
 * by a failure that is told, and no path leads out of the content directories.
 */

import { describe, expect, it } from "vitest";
import { base64UrlPadded, utf8 } from "../crypto/encoding.ts";
import { shortenedName } from "../format/long-name.ts";
import type { Storage } from "../storage/storage.ts";
import { nodePathOf } from "../test-support/ciphertext-nodes.ts";
import { failing } from "../test-support/failing.ts";
import { newTestVault, readText, writeFile } from "../test-support/open-test-vault.ts";
import { tryEverything } from "../test-support/proof/try-everything.ts";
import { interceptedStorage } from "../test-support/storages/intercepted-storage.ts";
import { readWhole, writeWhole } from "../test-support/whole-file.ts";
import type { Vault } from "./vault.ts";
import { engineOf } from "./vault-session.ts";

const LONG = "long name ".repeat(20);

/** A vault with something of every kind, and all paths that its disk is asked for. */
async function targetVault() {
  const test = await newTestVault();
  const vault = await test.open();
  await writeFile(vault, "/file", "content of the file");
  await writeFile(vault, "/other", "another content");
  await writeFile(vault, `/${LONG}`, "content under a long name");
  await vault.makeLink("/link", "file");
  for (const name of ["/dir", "/dir2"]) {
    await vault.makeDirectory(name);
    await writeFile(vault, `${name}/inside`, `inside ${name}`);
  }
  await vault.flush();
  return { ...test, vault };
}

/** Opens it again on a disk that notes where it is looked. */
async function openWatched(
  storage: Storage,
  open: Awaited<ReturnType<typeof targetVault>>["open"],
) {
  const paths = new Set<string>();
  const watched = interceptedStorage(storage, (step, run) => {
    paths.add(step.path);
    return run();
  });
  return { vault: await open({ storage: watched }), paths };
}

/** Inside the vault: its files, its content directories, what the engine makes for itself. */
const isInside = (path: string): boolean =>
  /^(|d|d\/[A-Z2-7]{2}(\/[A-Z2-7]{30}(\/[^/]+){0,2})?|(vault|masterkey)\.(cryptomator|uvf)[^/]*|~lk[^/]+\.tmp(\/.*)?)$/.test(
    path,
  ) && !path.split("/").includes("..");

type Forgery = (vault: Vault, storage: Storage) => Promise<void>;

/** Puts `bytes` at a path of the ciphertext. */
const overwrite =
  (place: (vault: Vault) => Promise<string>, bytes: Uint8Array): Forgery =>
  async (vault, storage) => {
    await writeWhole(storage, await place(vault), bytes);
  };

const inNode =
  (path: string, name: string) =>
  async (vault: Vault): Promise<string> =>
    `${await nodePathOf(vault, path)}/${name}`;

/** Replaces a file of the ciphertext by an empty folder. */
const makeFolder =
  (place: (vault: Vault) => Promise<string>): Forgery =>
  async (vault, storage) => {
    const path = await place(vault);
    await storage.removeFile(path);
    await storage.makeDirectory(path);
  };

const file = (path: string) => (vault: Vault) => nodePathOf(vault, path);

const forgeries: readonly (readonly [title: string, forge: Forgery, path: string])[] = [
  ...[
    ["of another format", utf8("not a uuid")],
    ["that climbs", utf8("../../../../etc")],
    ["with a line break", utf8("8d02b0fd-0c4c-4a4c-8a4c-8d02b0fd0c4c\n")],
    ["of 1,000 bytes", new Uint8Array(1000).fill(0x61)],
    ["of 1,001 bytes", new Uint8Array(1001).fill(0x61)],
    ["of 5 MB", new Uint8Array(5_000_000).fill(0x61)],
    ["that is no text", new Uint8Array([0xff, 0xfe, 0x00])],
    ["of NULs", new Uint8Array(36)],
    ["that is empty", new Uint8Array()],
  ].map(([title, bytes]): [string, Forgery, string] => [
    `a directory id ${String(title)}`,
    overwrite(inNode("/dir", "dir.c9r"), bytes as Uint8Array),
    "/dir",
  ]),
  ["a directory id that is a folder", makeFolder(inNode("/dir", "dir.c9r")), "/dir"],
  ["a link that is a folder", makeFolder(inNode("/link", "symlink.c9r")), "/link"],
  [
    "a link that is no ciphertext",
    overwrite(inNode("/link", "symlink.c9r"), utf8("file")),
    "/link",
  ],
  ["a link that is empty", overwrite(inNode("/link", "symlink.c9r"), new Uint8Array()), "/link"],
  ["a file that is a folder", makeFolder(file("/file")), "/file"],
  ["a file that is empty", overwrite(file("/file"), new Uint8Array()), "/file"],
  ["a file of noise", overwrite(file("/file"), new Uint8Array(100_000).fill(7)), "/file"],
  ["a long name that is a folder", makeFolder(inNode(`/${LONG}`, "name.c9s")), `/${LONG}`],
  [
    "a long name of noise",
    overwrite(inNode(`/${LONG}`, "name.c9s"), new Uint8Array(200).fill(0x80)),
    `/${LONG}`,
  ],
  [
    "a long name of 5 MB",
    overwrite(inNode(`/${LONG}`, "name.c9s"), new Uint8Array(5_000_000).fill(0x41)),
    `/${LONG}`,
  ],
  [
    "a long name that is empty",
    overwrite(inNode(`/${LONG}`, "name.c9s"), new Uint8Array()),
    `/${LONG}`,
  ],
  ["a long content that is a folder", makeFolder(inNode(`/${LONG}`, "contents.c9r")), `/${LONG}`],
  ["a directory that is a link too", overwrite(inNode("/dir", "symlink.c9r"), utf8("x")), "/dir"],
  [
    "the ciphertext of a file in place of a link",
    async (vault, storage) => {
      const bytes = await readWhole(storage, await nodePathOf(vault, "/file"));
      await writeWhole(storage, `${await nodePathOf(vault, "/link")}/symlink.c9r`, bytes);
    },
    "/link",
  ],
  [
    "the content directory gone",
    async (vault, storage) => {
      const inside = await nodePathOf(vault, "/dir/inside");
      await storage.rename(inside.slice(0, inside.lastIndexOf("/")), "d/gone");
    },
    "/dir",
  ],
  [
    "a content directory that is a file",
    async (vault, storage) => {
      const inside = await nodePathOf(vault, "/dir/inside");
      const folder = inside.slice(0, inside.lastIndexOf("/"));
      await storage.rename(folder, "d/gone");
      await writeWhole(storage, folder, utf8("a file"));
    },
    "/dir",
  ],
];

describe.each(forgeries)("%s", (_, forge, path) => {
  it("is told, and the rest of the vault works", async () => {
    const { vault, storage, open } = await targetVault();
    await forge(vault, storage);
    await vault.lock();

    const watched = await openWatched(storage, open);
    expect((await watched.vault.list("/")).map(({ name }) => name)).toContain("other");
    expect(await tryEverything(watched.vault, path)).toEqual([]);
    expect(await readText(watched.vault, "/other")).toBe("another content");
    expect(await readText(watched.vault, "/dir2/inside")).toBe("inside /dir2");
    await watched.vault.lock();
    expect([...watched.paths].filter((at) => !isInside(at))).toEqual([]);
  });
});

/** A node in the root whose name decrypts to exactly these bytes: by somebody who has the key. */
async function plantName(vault: Vault, storage: Storage, clear: Uint8Array): Promise<void> {
  const { key, root } = engineOf(vault);
  const name = `${base64UrlPadded(key.siv.encrypt(clear, utf8("")))}.c9r`;
  const bytes = await readWhole(storage, await nodePathOf(vault, "/file"));
  if (name.length <= 220) return writeWhole(storage, `${root.contentPath}/${name}`, bytes);
  const node = `${root.contentPath}/${shortenedName(name)}`;
  await storage.makeDirectory(node);
  await writeWhole(storage, `${node}/name.c9s`, utf8(name));
  await writeWhole(storage, `${node}/contents.c9r`, bytes);
}

describe("a name made by somebody who had the key", () => {
  it.each([
    ["that is empty", utf8("")],
    ["of the directory itself", utf8(".")],
    ["of the directory above", utf8("..")],
    ["that leads down", utf8("dir/inside")],
    ["that leads up", utf8("../x")],
    ["that is absolute", utf8("/etc/passwd")],
    ["with a NUL", utf8("a\0b")],
    ["that is no text", new Uint8Array([0x61, 0xff, 0xfe])],
    ["half a surrogate pair", new Uint8Array([0xed, 0xa0, 0x80])],
    ["that leads up, and is long", utf8(`../${"x".repeat(300)}`)],
  ])("%s is never listed", async (_, clear) => {
    const { vault, storage } = await targetVault();
    const names = (await vault.list("/")).map(({ name }) => name).sort();
    await plantName(vault, storage, clear);
    expect((await vault.list("/")).map(({ name }) => name).sort()).toEqual(names);
    await expect(vault.copy("/", "/x")).rejects.toEqual(failing("name-invalid"));
  });

  it("in another normal form is one name, and its content can be read", async () => {
    const { vault, storage, open } = await targetVault();
    await plantName(vault, storage, utf8("a\u0308"));
    await vault.lock();
    const again = await open();
    const names = (await again.list("/")).map(({ name }) => name);
    expect(names.filter((name) => name.normalize("NFC") === "\u00e4")).toEqual(["\u00e4"]);
    expect(await readText(again, "/\u00e4")).toBe("content of the file");
    expect(await readText(again, "/a\u0308")).toBe("content of the file");
  });

  it("in two normal forms shows both contents", async () => {
    const { vault, storage, open } = await targetVault();
    await writeFile(vault, "/\u00e4", "composed");
    await plantName(vault, storage, utf8("a\u0308"));
    await vault.lock();
    const again = await open();
    const names = (await again.list("/"))
      .map(({ name }) => name)
      .filter((name) => /\u00e4/.test(name));
    const contents = await Promise.all(names.map((name) => readText(again, `/${name}`)));
    expect(contents.sort()).toEqual(["composed", "content of the file"]);
  });
});

describe("ciphertext that was exchanged", () => {
  /** Exchanges two files of the ciphertext. */
  async function exchange(storage: Storage, a: string, b: string): Promise<void> {
    const [first, second] = [await readWhole(storage, a), await readWhole(storage, b)];
    await writeWhole(storage, a, second);
    await writeWhole(storage, b, first);
  }

  it("between two files shows the content of the other: the format does not bind it to the name", async () => {
    const { vault, storage } = await targetVault();
    await exchange(storage, await nodePathOf(vault, "/file"), await nodePathOf(vault, "/other"));
    expect(await readText(vault, "/file")).toBe("another content");
  });

  it("between two directories shows the other one's files, all whole", async () => {
    const { vault, storage } = await targetVault();
    const [a, b] = [await nodePathOf(vault, "/dir"), await nodePathOf(vault, "/dir2")];
    await exchange(storage, `${a}/dir.c9r`, `${b}/dir.c9r`);
    expect(await readText(vault, "/dir/inside")).toBe("inside /dir2");
    expect(await readText(vault, "/dir2/inside")).toBe("inside /dir");
  });

  it("between two headers is never given out", async () => {
    const { vault, storage } = await targetVault();
    const path = await nodePathOf(vault, "/file");
    const [mine, other] = [
      await readWhole(storage, path),
      await readWhole(storage, await nodePathOf(vault, "/other")),
    ];
    await writeWhole(storage, path, Buffer.concat([other.subarray(0, 68), mine.subarray(68)]));
    await expect(readText(vault, "/file")).rejects.toEqual(failing("tampered", "/file"));
  });

  it("from another directory has no name there, and is not lost from its own", async () => {
    const { vault, storage } = await targetVault();
    const inside = await nodePathOf(vault, "/dir/inside");
    const there = await nodePathOf(vault, "/dir2/inside");
    const stolen = `${there.slice(0, there.lastIndexOf("/"))}${inside.slice(inside.lastIndexOf("/"))}`;
    await writeWhole(storage, stolen, await readWhole(storage, inside));
    expect((await vault.list("/dir2")).map(({ name }) => name)).toEqual(["inside"]);
    expect(await readText(vault, "/dir/inside")).toBe("inside /dir");
  });

  it("from another vault fails, as a file and as a directory", async () => {
    const { vault, storage } = await targetVault();
    const foreign = await targetVault();
    const bytes = await readWhole(foreign.storage, await nodePathOf(foreign.vault, "/file"));
    await writeWhole(storage, await nodePathOf(vault, "/file"), bytes);
    await expect(readText(vault, "/file")).rejects.toEqual(failing("tampered", "/file"));
  });
});
