import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { nodeStorage } from "../storage/node-storage.ts";
import { namesIn, newTestVault, readText } from "../test-support/open-test-vault.ts";
import type { Entry, Vault } from "./vault.ts";

let folder = "";
let vault: Vault;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "removed-version-"));
  vault = await (await newTestVault({ storage: nodeStorage(folder) })).open();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function write(path: string, text: string): Promise<Entry> {
  const draft = await vault.draftFile(path);
  await draft.write(new TextEncoder().encode(text));
  return draft.commit();
}

it.each(["/a", `/${"long name ".repeat(20)}`])(
  "removes the version that was committed and no other, whatever was flushed or read since: %s",
  async (path) => {
    const first = await write(path, "first");
    const second = await write(path, "second");
    expect(await vault.removeVersion(path, first.revision)).toBe(false);
    expect(await readText(vault, path)).toBe("second");
    await vault.flush();
    expect(await vault.removeVersion(path, second.revision)).toBe(true);
    expect(await namesIn(vault, "/")).toEqual([]);
    expect(await vault.removeVersion(path, second.revision)).toBe(false);
  },
);

it("leaves a folder alone", async () => {
  await vault.makeDirectory("/d");
  const { revision } = await vault.stat("/d");
  expect(await vault.removeVersion("/d", revision)).toBe(false);
  expect(await namesIn(vault, "/")).toEqual(["d/"]);
});
