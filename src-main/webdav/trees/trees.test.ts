import { expect, it } from "vitest";
import { pathError } from "../../base/vault-error.ts";
import { failing } from "../../test-support/failing.ts";
import { namesIn, newTestVault, writeFile } from "../../test-support/open-test-vault.ts";
import type { Vault } from "../../vault/vault.ts";
import type { ShareState } from "../exchange.ts";
import { copyTree } from "./copy-tree.ts";
import { removeTree } from "./remove-tree.ts";

/** A vault with a tree of two directories, and one file in it that the disk will not let go of. */
async function stubbornVault(kind: "in-use" | "not-reachable"): Promise<Vault> {
  const vault = await (await newTestVault()).open();
  for (const path of ["/tree", "/tree/a", "/tree/b"]) await vault.makeDirectory(path);
  for (const path of ["/tree/a/1", "/tree/a/stuck", "/tree/b/2"]) {
    await writeFile(vault, path, path);
  }
  const refuse = (path: string): void => {
    if ("/tree/a/stuck".startsWith(path)) throw pathError(kind, path);
  };
  return {
    ...vault,
    removeTree: async (path) => {
      refuse(path);
      await vault.removeTree(path);
    },
    copy: async (from, to) => {
      if (from === "/tree/a/stuck") throw pathError(kind, from);
      await vault.copy(from, to);
    },
  };
}

function shareOf(vault: Vault): ShareState {
  // The two members that trees look at; nothing else of a share is theirs to see.
  return { vault, phase: "open" } as ShareState;
}

it("removes all that can be removed, and names what cannot, without the directories around it", async () => {
  const vault = await stubbornVault("in-use");
  const failures = await removeTree(shareOf(vault), "/tree", "directory");
  expect(failures).toEqual([
    { path: "/tree/a/stuck", failure: { kind: "in-use", path: "/tree/a/stuck" } },
  ]);
  expect(await namesIn(vault, "/tree")).toEqual(["a/"]);
  expect(await namesIn(vault, "/tree/a")).toEqual(["stuck"]);
});

it("copies all that can be copied, and names what cannot", async () => {
  const vault = await stubbornVault("in-use");
  const failures = await copyTree(shareOf(vault), "/tree", "/copy");
  expect(failures.map(({ path }) => path)).toEqual(["/tree/a/stuck"]);
  expect(await namesIn(vault, "/copy")).toEqual(["a/", "b/"]);
  expect(await namesIn(vault, "/copy/a")).toEqual(["1"]);
  expect(await namesIn(vault, "/copy/b")).toEqual(["2"]);
});

it("gives up where every further step would fail as well", async () => {
  const vault = await stubbornVault("not-reachable");
  await expect(removeTree(shareOf(vault), "/tree", "directory")).rejects.toEqual(
    failing("not-reachable"),
  );
  await expect(copyTree(shareOf(vault), "/tree", "/copy")).rejects.toEqual(
    failing("not-reachable"),
  );
});

it("stops when the share is closed", async () => {
  const vault = await stubbornVault("in-use");
  const share = { ...shareOf(vault), phase: "closed" as const };
  await expect(removeTree(share, "/tree", "directory")).rejects.toMatchObject({ status: 503 });
  await expect(copyTree(share, "/tree", "/copy")).rejects.toMatchObject({ status: 503 });
  expect(await namesIn(vault, "/tree")).toEqual(["a/", "b/"]);
});
