import { expect, it } from "vitest";
import { collect } from "../test-support/collect.ts";
import { newTestVault, writeFile } from "../test-support/open-test-vault.ts";
import { walk } from "./walk.ts";

it("visits a directory before its content, names in the order of code units", async () => {
  const vault = await (await newTestVault()).open();
  for (const path of ["/b", "/b/z", "/b/z/deep", "/B", "/ä", "/\u{1f511}", "/\uffee"]) {
    await vault.makeDirectory(path);
  }
  await writeFile(vault, "/b/a.txt", "a");
  await vault.makeLink("/c", "/b");
  const visits = await collect(walk(vault, "/"));
  expect(visits.map(({ path }) => path)).toEqual([
    "/B",
    "/b",
    "/b/a.txt",
    "/b/z",
    "/b/z/deep",
    "/c",
    "/ä",
    "/\u{1f511}",
    "/\uffee",
  ]);
});

it("goes on after a directory that cannot be listed, and says why it could not", async () => {
  const { storage, open } = await newTestVault();
  const vault = await open();
  await vault.makeDirectory("/a");
  await writeFile(vault, "/b", "b");
  const [contentOfA] = await emptyContentDirectories(storage);
  await storage.removeFile(`${contentOfA}/dirid.c9r`);
  await storage.removeDirectory(contentOfA ?? "");
  const visits = await collect(walk(vault, "/"));
  expect(visits.map(({ path }) => path)).toEqual(["/a", "/b"]);
  expect(visits[0]?.entry.failure?.kind).toBe("broken-node");
});

async function emptyContentDirectories(
  storage: Awaited<ReturnType<typeof newTestVault>>["storage"],
): Promise<readonly string[]> {
  const empty: string[] = [];
  for (const { name: first } of await storage.list("d")) {
    for (const { name: second } of await storage.list(`d/${first}`)) {
      const names = await storage.list(`d/${first}/${second}`);
      if (names.length === 1) empty.push(`d/${first}/${second}`);
    }
  }
  return empty;
}
