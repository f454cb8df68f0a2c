import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hostTree } from "../storage/host-tree.ts";
import type { Storage } from "../storage/storage.ts";
import { nodePathOf } from "../test-support/ciphertext-nodes.ts";
import { collect } from "../test-support/collect.ts";
import { failing } from "../test-support/failing.ts";
import { newTestVault, pathsIn, writeFile } from "../test-support/open-test-vault.ts";
import { contentOf } from "../test-support/proof/operation.ts";
import { readWhole, writeWhole } from "../test-support/whole-file.ts";
import type { Vault } from "../vault/vault.ts";
import { type CompareOptions, compareTrees } from "./compare-trees.ts";
import { vaultNode } from "./vault-node.ts";

const big = contentOf("big", 3_000_000);
let folder = "";
let storage: Storage;
let vault: Vault;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "compare-"));
  const test = await newTestVault();
  storage = test.storage;
  vault = await test.open();
  await writeFile(vault, "/a.txt", "first");
  await writeFile(vault, "/big.bin", big);
  await vault.makeDirectory("/folder");
  await writeFile(vault, "/folder/b.txt", "second");
  await vault.makeDirectory("/folder/empty");
  await vault.makeLink("/folder/link", "b.txt");
  writeFileSync(at("a.txt"), "first");
  writeFileSync(at("big.bin"), big);
  mkdirSync(at("folder", "empty"), { recursive: true });
  writeFileSync(at("folder", "b.txt"), "second");
  symlinkSync("b.txt", at("folder", "link"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const at = (...names: readonly string[]): string => join(folder, ...names);

/** `KIND PATH` of every difference. */
async function differences(
  path = "/",
  local = folder,
  options: CompareOptions = {},
): Promise<readonly string[]> {
  const sides = [await vaultNode(vault, path), await hostTree(local)] as const;
  const found = await collect(compareTrees(...sides, path, options));
  return found.map((difference) => `${difference.kind} ${difference.path}`);
}

describe("two trees", () => {
  it("are equal by what is in them, whatever their times are", async () => {
    await vault.setModified("/a.txt", 0);
    expect(await differences()).toEqual([]);
    expect(await differences("/folder", at("folder"))).toEqual([]);
    expect(await differences("/a.txt", at("a.txt"))).toEqual([]);
  });

  it("are compared without writing anything", async () => {
    const before = await pathsIn(storage);
    await differences();
    expect(await pathsIn(storage)).toEqual(before);
  });

  it("differ by what only one of them has, told once for a whole folder", async () => {
    await vault.makeDirectory("/only in vault");
    await writeFile(vault, "/only in vault/x", "");
    mkdirSync(at("only here", "sub"), { recursive: true });
    writeFileSync(at("folder", "new.txt"), "");
    expect(await differences()).toEqual([
      "missing /folder/new.txt",
      "missing /only here",
      "extra /only in vault",
    ]);
  });

  it("differ by one byte anywhere, by length, by kind and by target", async () => {
    const other = big.slice();
    other[2_999_999] = 0;
    writeFileSync(at("big.bin"), other);
    writeFileSync(at("a.txt"), "first and more");
    rmSync(at("folder", "link"));
    symlinkSync("elsewhere", at("folder", "link"));
    rmSync(at("folder", "b.txt"));
    mkdirSync(at("folder", "b.txt"));
    rmSync(at("folder", "empty"), { recursive: true });
    writeFileSync(at("folder", "empty"), "");
    expect(await differences()).toEqual([
      "differs /a.txt",
      "differs /big.bin",
      "differs /folder/b.txt",
      "differs /folder/empty",
      "differs /folder/link",
    ]);
    expect(await differences("/folder", at("a.txt"))).toEqual(["differs /folder"]);
  });

  it("hold nothing that cannot be read and is called equal", async () => {
    const node = await nodePathOf(vault, "/big.bin");
    const bytes = await readWhole(storage, node);
    bytes[2_000_000] = (bytes[2_000_000] ?? 0) ^ 1;
    await writeWhole(storage, node, bytes);
    const directory = await nodePathOf(vault, "/folder");
    await writeWhole(storage, `${directory}/dir.c9r`, new Uint8Array());
    expect(await differences()).toEqual(["unreadable /big.bin", "unreadable /folder"]);
  });

  it("may name the same in different normal forms; of two such names one is missing", async () => {
    await writeFile(vault, "/\u00e4.txt", "umlaut");
    writeFileSync(at("a\u0308.txt"), "umlaut");
    expect(await differences()).toEqual([]);
    writeFileSync(at("\u00e4.txt"), "umlaut");
    expect(await differences()).toEqual(["missing /\u00e4.txt"]);
  });

  it("differ by what a vault cannot hold", async () => {
    execFileSync("mkfifo", [at("pipe")]);
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/no text `), Buffer.of(0xff)]), "");
    expect(await differences()).toEqual(["missing /no text \ufffd", "missing /pipe"]);
  });
});

it("tells how far it is", async () => {
  const done = { files: 0, bytes: 0 };
  await differences("/", folder, {
    onProgress: ({ files, bytes }) => {
      done.files += files;
      done.bytes += bytes;
    },
  });
  expect(done).toEqual({ files: 4, bytes: 3_000_011 });
});

it("stops when it is told to", async () => {
  const controller = new AbortController();
  const onProgress = (): void => {
    controller.abort();
  };
  await expect(
    differences("/", folder, { signal: controller.signal, onProgress }),
  ).rejects.toThrow();
});

it("ends when the vault is locked under it", async () => {
  const onProgress = (): Promise<void> => vault.lock();
  await expect(differences("/", folder, { onProgress })).rejects.toEqual(failing("locked"));
});

it.each([
  ["/no", "", "not-found"],
  ["/", "no", "local-not-found"],
] as const)("says what is not there: %s, %s", async (path, local, kind) => {
  await expect(differences(path, at(local))).rejects.toEqual(failing(kind));
});
