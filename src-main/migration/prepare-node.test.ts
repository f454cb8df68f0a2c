import { describe, expect, it } from "vitest";
import { utf8 } from "../crypto/encoding.ts";
import type { LegacyName } from "../format/legacy-name.ts";
import { shortenedName } from "../format/long-name.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import { writeNewFile } from "../vault/node-directory.ts";
import { prepareNode } from "./prepare-node.ts";

const short = "short.c9r";
const long = `${"x".repeat(217)}.c9r`;
const hash = shortenedName(long);

async function folderWithOld(): Promise<Storage> {
  const storage = memoryStorage();
  await storage.makeDirectory("f");
  await writeNewFile(storage, "f/OLD", utf8("data"));
  return storage;
}

async function move(
  storage: Storage,
  kind: LegacyName["kind"],
  cipherName: string,
  taken: readonly string[] = [],
): Promise<void> {
  const name = { kind, cipherName, isExact: true };
  const path = await prepareNode(storage, "f", { oldName: "OLD", name }, new Set(taken));
  await storage.rename("f/OLD", path);
}

describe("a node moves", () => {
  it.each([
    ["file", short, ["f/short.c9r"]],
    ["directory", short, ["f/short.c9r", "f/short.c9r/dir.c9r"]],
    ["symlink", short, ["f/short.c9r", "f/short.c9r/symlink.c9r"]],
    ["file", long, [`f/${hash}`, `f/${hash}/contents.c9r`, `f/${hash}/name.c9s`]],
    ["directory", long, [`f/${hash}`, `f/${hash}/dir.c9r`, `f/${hash}/name.c9s`]],
    ["symlink", long, [`f/${hash}`, `f/${hash}/name.c9s`, `f/${hash}/symlink.c9r`]],
  ] as const)("as a %s to %s", async (kind, cipherName, expected) => {
    const storage = await folderWithOld();
    await move(storage, kind, cipherName);
    expect(await pathsIn(storage, "f")).toEqual(expected);
  });

  it("into a node that an upgrade began and did not finish, whose name is written anew", async () => {
    const storage = await folderWithOld();
    await storage.makeDirectory(`f/${hash}`);
    await writeNewFile(storage, `f/${hash}/name.c9s`, utf8("hal"));
    await move(storage, "file", long);
    expect(await storage.read(`f/${hash}/name.c9s`, 1000)).toEqual(utf8(long));
    expect(await pathsIn(storage, "f")).toHaveLength(3);
  });

  it.each([
    ["a file by that name", "file"],
    ["a file where a node is to be", "directory"],
  ] as const)("beside %s", async (_, kind) => {
    const storage = await folderWithOld();
    await writeNewFile(storage, "f/short.c9r", utf8("other"));
    await move(storage, kind, short);
    expect(await storage.read("f/short.c9r", 10)).toEqual(utf8("other"));
    expect(await pathsIn(storage, "f")).toContain("f/short_1.c9r");
  });

  it.each(["dir.c9r", "symlink.c9r", "contents.c9r"])("beside a node with %s", async (file) => {
    const storage = await folderWithOld();
    await storage.makeDirectory(`f/${hash}`);
    await writeNewFile(storage, `f/${hash}/${file}`, utf8("other"));
    await move(storage, "file", long);
    expect(await storage.read(`f/${hash.replace(".c9s", "_1.c9s")}/contents.c9r`, 10)).toEqual(
      utf8("data"),
    );
    expect(await storage.read(`f/${hash}/${file}`, 10)).toEqual(utf8("other"));
  });

  it("nowhere after a thousand others", async () => {
    const storage = await folderWithOld();
    const crowded: Storage = { ...storage, find: () => storage.find("f/OLD") };
    await expect(move(crowded, "file", short)).rejects.toEqual(failing("already-exists"));
    expect(await pathsIn(storage, "f")).toEqual(["f/OLD"]);
  });

  it("beside one that is about to move to the same name", async () => {
    const storage = await folderWithOld();
    await move(storage, "file", short, [short]);
    expect(await pathsIn(storage, "f")).toEqual(["f/short_1.c9r"]);
  });
});
