import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { utf8 } from "../crypto/encoding.ts";
import { contentDirectory } from "../format/directory-id.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import { addToName, copyNode, nodePathOf } from "../test-support/ciphertext-nodes.ts";
import {
  byPassword,
  everything,
  type FilledVault,
  filledVault,
} from "../test-support/filled-vault.ts";
import { salvaged, scratchFolder } from "../test-support/salvaged.ts";
import { readWhole, writeWhole } from "../test-support/whole-file.ts";
import { directoryOf } from "../vault/directory-of.ts";
import { removeDraftFolder } from "../vault/node-directory.ts";
import { resolvePlace } from "../vault/resolve.ts";
import type { Vault } from "../vault/vault.ts";
import { parseLocated } from "../vault/vault-path.ts";
import { engineOf } from "../vault/vault-session.ts";

async function contentPathOf(vault: Vault, path: string): Promise<string> {
  const engine = engineOf(vault);
  const located = parseLocated(path, "name-invalid");
  const { place, node } = await resolvePlace(engine, located);
  if (node?.kind !== "directory") throw new Error(`${path} is no directory`);
  return (await directoryOf(engine, place.directory, place.name, node, path)).contentPath;
}

let vault: FilledVault;
beforeEach(async () => {
  vault = await filledVault();
});

describe("a directory that nothing leads to", () => {
  it("is found with its names by its own id, and what is below it in its place", async () => {
    const content = await contentPathOf(vault.vault, "/folder");
    await removeDraftFolder(vault.storage, await nodePathOf(vault.vault, "/folder"));
    const { paths, summary, reports } = await salvaged(vault.storage, { key: byPassword });
    const id = paths.find((path) => /^LOST\+FOUND\/[0-9a-f-]{36}\/$/.test(path)) ?? "";
    expect(contentDirectory(engineOf(vault.vault).key, id.slice(11, -1))).toBe(content);
    expect(paths).toEqual(
      [
        "LOST+FOUND/",
        id,
        `${id}link@sub/b.txt`,
        `${id}sub/`,
        `${id}sub/b.txt`,
        "a.txt",
        "empty",
        everything.find((path) => path.startsWith("a long")) ?? "",
      ].sort(),
    );
    expect(reports).toEqual([]);
    expect(summary).toMatchObject({ orphans: 1, nameless: 0 });
  });

  it("is found without names if its id is lost, and then with the ids of those below it", async () => {
    const content = await contentPathOf(vault.vault, "/folder");
    await removeDraftFolder(vault.storage, await nodePathOf(vault.vault, "/folder"));
    await vault.storage.removeFile(`${content}/dirid.c9r`);
    const { paths, summary } = await salvaged(vault.storage, { key: byPassword });
    const hash = content.slice(2).replace("/", "");
    expect(paths.filter((path) => path.startsWith(`LOST+FOUND/${hash}/`))).toEqual([
      `LOST+FOUND/${hash}/`,
      expect.stringMatching(/\/[0-9a-f-]{36}\/$/),
      expect.stringMatching(/\/[0-9a-f-]{36}\/b\.txt$/),
      expect.stringMatching(/\/link [12]@sub\/b\.txt$/),
    ]);
    expect(summary).toMatchObject({ orphans: 1, nameless: 2 });
  });

  it("is found even if it is the root that is missing", async () => {
    const { root } = engineOf(vault.vault);
    await removeDraftFolder(vault.storage, root.contentPath);
    const { text, paths, reports } = await salvaged(vault.storage, { key: byPassword });
    expect(reports).toMatchObject([{ path: "/", type: "directory", reason: "broken-node" }]);
    const file = paths.find((path) => path.endsWith("/sub/b.txt")) ?? "";
    expect(text(file)).toBe("second");
  });

  it("is found once if it is part of a circle", async () => {
    // /folder/sub holds a node that leads to /folder, which has lost its own.
    const node = await nodePathOf(vault.vault, "/folder");
    const sub = await contentPathOf(vault.vault, "/folder/sub");
    await vault.storage.rename(node, `${sub}/${node.slice(node.lastIndexOf("/") + 1)}`);
    const { paths } = await salvaged(vault.storage, { key: byPassword });
    expect(paths.filter((path) => /^[^@]*b\.txt$/.test(path))).toHaveLength(1);
  });
});

describe("what lies in the wrong place or twice", () => {
  it("comes out under LOST+FOUND if its name does not decrypt there", async () => {
    const node = await nodePathOf(vault.vault, "/a.txt");
    const folder = await contentPathOf(vault.vault, "/folder");
    await copyNode(vault.storage, node, `${folder}/${node.slice(node.lastIndexOf("/") + 1)}`);
    const { paths, summary, text } = await salvaged(vault.storage, { key: byPassword });
    const extra = paths.filter((path) => !everything.includes(path) && !path.endsWith("/"));
    expect(extra).toEqual([expect.stringMatching(/^LOST\+FOUND\/[0-9a-f-]{36}\/file 1$/)]);
    expect(text(extra[0] ?? "")).toBe("first");
    expect(summary.nameless).toBe(1);
  });

  it("comes out beside the other as a conflict copy", async () => {
    const node = await nodePathOf(vault.vault, "/a.txt");
    await copyNode(vault.storage, node, `${node}.copy`);
    await addToName(vault.storage, node, " (conflict)");
    await vault.storage.rename(`${node}.copy`, node);
    const { paths } = await salvaged(vault.storage, { key: byPassword });
    expect(paths).toEqual([...everything, "a (conflict).txt"].sort());
  });

  it("is entered once if two nodes lead to one directory", async () => {
    const node = await nodePathOf(vault.vault, "/folder");
    await copyNode(vault.storage, node, node.replace(".c9r", " (1).c9r"));
    const { paths, reports } = await salvaged(vault.storage, { key: byPassword });
    expect(paths).toEqual(everything);
    expect(reports).toEqual([]);
  });

  it("comes out even from a node of two kinds", async () => {
    const node = await nodePathOf(vault.vault, "/folder");
    const link = await nodePathOf(vault.vault, "/folder/link");
    await copyNode(vault.storage, `${link}/symlink.c9r`, `${node}/symlink.c9r`);
    const { paths } = await salvaged(vault.storage, { key: byPassword });
    expect(paths).toEqual([...everything, "folder (2)@sub/b.txt"].sort());
  });

  it("is told if only a placeholder is there", async () => {
    const node = await nodePathOf(vault.vault, "/a.txt");
    await vault.storage.rename(node, node.replace(/([^/]*)$/, ".$1.icloud"));
    const { reports } = await salvaged(vault.storage, { key: byPassword });
    expect(reports).toMatchObject([{ path: "/a.txt", reason: "not-downloaded", savedAs: null }]);
  });

  it("is told if a directory has lost its id or its content", async () => {
    const node = await nodePathOf(vault.vault, "/folder/sub");
    const content = await contentPathOf(vault.vault, "/folder/sub");
    await removeDraftFolder(vault.storage, content);
    const gone = await salvaged(vault.storage, { key: byPassword });
    expect(gone.paths).toContain("folder/sub/");
    expect(gone.reports).toMatchObject([{ path: "/folder/sub", type: "directory" }]);
    await writeWhole(vault.storage, `${node}/dir.c9r`, new Uint8Array());
    const empty = await salvaged(vault.storage, { key: byPassword });
    expect(empty.reports).toMatchObject([{ path: "/folder/sub", savedAs: null }]);
  });

  it("is left out if it is of another program", async () => {
    const { root } = engineOf(vault.vault);
    await writeWhole(vault.storage, `${root.contentPath}/.DS_Store`, utf8("foreign"));
    await vault.storage.makeDirectory(`${root.contentPath}/@eaDir`);
    await writeWhole(vault.storage, `${root.contentPath}/@eaDir/index`, utf8("foreign"));
    const { paths, reports } = await salvaged(vault.storage, { key: byPassword });
    expect(paths).toEqual(everything);
    expect(reports).toEqual([]);
  });
});

it("never follows a link of the host that lies in the vault", async () => {
  const folder = scratchFolder();
  const outside = scratchFolder();
  const onDisk = await filledVault("SIV_GCM", nodeStorage(folder));
  const secret = await readWhole(onDisk.storage, await nodePathOf(onDisk.vault, "/a.txt"));
  writeFileSync(join(outside, "secret"), secret);
  const { root } = engineOf(onDisk.vault);
  const node = await nodePathOf(onDisk.vault, "/empty");
  await onDisk.storage.removeFile(node);
  symlinkSync(join(outside, "secret"), join(folder, node));
  symlinkSync(outside, join(folder, root.contentPath, `${"x".repeat(30)}.c9r`));
  const { paths, reports } = await salvaged(onDisk.storage, { key: byPassword });
  expect(paths).toEqual(everything.filter((path) => path !== "empty"));
  expect(reports).toMatchObject([{ path: "/empty", savedAs: null }]);
});
