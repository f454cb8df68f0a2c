/** What sync clients leave when two machines made or changed the same directory or link. */

import { describe, expect, it } from "vitest";
import { addToName, copyNode, nodePathOf } from "../../test-support/ciphertext-nodes.ts";
import { hasOdd, openListening, readOnly } from "../../test-support/conflict-copies.ts";
import {
  namesIn,
  newTestVault,
  readText,
  type TestVault,
  writeFile,
} from "../../test-support/open-test-vault.ts";

describe("a directory that a sync client has twice", () => {
  async function twice(isSame: boolean): Promise<TestVault & { copy: string }> {
    const test = await newTestVault();
    const vault = await test.open();
    await vault.makeDirectory("/dir");
    await writeFile(vault, "/dir/theirs", "theirs");
    const node = await nodePathOf(vault, "/dir");
    const copy = node.replace(".c9r", " (1).c9r");
    if (isSame) await copyNode(test.storage, node, copy);
    else {
      await test.storage.rename(node, copy);
      await vault.makeDirectory("/dir");
      await writeFile(vault, "/dir/mine", "mine");
    }
    await vault.lock();
    return { ...test, copy };
  }

  it("with the same id is shown once, and loses its copy in a writable vault", async () => {
    const test = await twice(true);
    await readOnly(test, async (vault) => {
      expect(await namesIn(vault, "/")).toEqual(["dir/"]);
      expect(await readText(vault, "/dir/theirs")).toBe("theirs");
    });
    const { vault, events } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["dir/"]);
    expect(await readText(vault, "/dir/theirs")).toBe("theirs");
    expect(await test.storage.find(test.copy)).toBeNull();
    expect(events).toMatchObject([{ kind: "conflict-resolved", resolvedPath: "/dir" }]);
  });

  it("with another id is shown as a copy, with its own content", async () => {
    const test = await twice(false);
    await readOnly(test, async (vault) => {
      expect(await readText(vault, "/dir (1)/theirs")).toBe("theirs");
      expect(await namesIn(vault, "/")).toEqual(["dir (1)/", "dir/"]);
      expect(await namesIn(vault, "/dir")).toEqual(["mine"]);
    });
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["dir (1)/", "dir/"]);
    expect(await readText(vault, "/dir (1)/theirs")).toBe("theirs");
    expect(await hasOdd(test.storage)).toBe(false);
  });

  it("can be removed if nothing but its own id is in it twice", async () => {
    const test = await newTestVault();
    const vault = await test.open();
    await vault.makeDirectory("/dir");
    const file = await nodePathOf(vault, "/dir/file");
    const content = file.slice(0, file.lastIndexOf("/"));
    await copyNode(
      test.storage,
      `${content}/dirid.c9r`,
      `${content}/dirid (conflicted copy 2020-02-29).c9r`,
    );
    await vault.removeDirectory("/dir");
    expect(await namesIn(vault, "/")).toEqual([]);
    expect(await test.storage.find(content)).toBeNull();
  });

  it("can be removed with all its copies", async () => {
    const test = await newTestVault();
    const vault = await test.open();
    await vault.makeDirectory("/dir");
    await vault.makeDirectory("/dir/inner");
    const inner = await nodePathOf(vault, "/dir/inner");
    await copyNode(test.storage, inner, inner.replace(".c9r", " (1).c9r"));
    await vault.removeTree("/dir");
    expect(await namesIn(vault, "/")).toEqual([]);
  });
});

describe("a link that a sync client has twice", () => {
  it.each([
    ["target", ["link@"]],
    ["elsewhere", ["link (1)@", "link@"]],
  ])("with %j as the target of the copy gives %j", async (target, names) => {
    const test = await newTestVault();
    const before = await test.open();
    await before.makeLink("/link", target);
    await addToName(test.storage, await nodePathOf(before, "/link"), " (1)");
    await before.makeLink("/link", "target");
    await before.lock();
    await readOnly(test, async (vault) => {
      expect(await namesIn(vault, "/")).toEqual(names);
    });
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(names);
    expect(await vault.readLink("/link")).toBe("target");
    expect(await hasOdd(test.storage)).toBe(false);
  });
});
