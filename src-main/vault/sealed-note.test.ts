import { beforeEach, describe, expect, it } from "vitest";
import { nodePathOf } from "../test-support/ciphertext-nodes.ts";
import {
  newTestVault,
  readFile,
  type TestVault,
  writeFile,
} from "../test-support/open-test-vault.ts";
import { readWhole } from "../test-support/whole-file.ts";
import type { Vault } from "./vault.ts";

let test: TestVault;
let vault: Vault;
beforeEach(async () => {
  test = await newTestVault();
  vault = await test.open();
});

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => at % 251);

describe("a note", () => {
  it.each([0, 1, 32_000, 32_768, 100_000])(
    "of %d bytes is read again by the vault",
    async (length) => {
      const sealed = await vault.sealNote("test", bytes(length));
      await vault.lock();
      expect(await (await test.open()).openNote("test", sealed)).toEqual(bytes(length));
    },
  );

  it("tells nothing of what it says", async () => {
    const sealed = await vault.sealNote("test", new TextEncoder().encode("/secret name"));
    expect(Buffer.from(sealed).includes("secret")).toBe(false);
    expect(Buffer.from(sealed).includes("latchkey")).toBe(false);
  });

  it("is nothing to another vault, for another purpose, or once a bit of it is another one", async () => {
    const sealed = await vault.sealNote("test", bytes(50_000));
    expect(await (await (await newTestVault()).open()).openNote("test", sealed)).toBeNull();
    expect(await vault.openNote("tes", sealed)).toBeNull();
    for (const at of [0, 100, 40_000, sealed.length - 1]) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await vault.openNote("test", changed)).toBeNull();
    }
    for (const end of [0, 60, 32_864, sealed.length - 1]) {
      expect(await vault.openNote("test", sealed.subarray(0, end))).toBeNull();
    }
  });

  it("is not what a file of the vault is taken for", async () => {
    await writeFile(vault, "/a", "content");
    const file = await readWhole(test.storage, await nodePathOf(vault, "/a"));
    expect(await vault.openNote("test", file)).toBeNull();
    expect(await readFile(vault, "/a")).toHaveLength(7);
  });
});

it("is neither sealed nor read once the vault is locked", async () => {
  const sealed = await vault.sealNote("test", bytes(1));
  await vault.lock();
  await expect(vault.sealNote("test", bytes(1))).rejects.toMatchObject({
    failure: { kind: "locked" },
  });
  await expect(vault.openNote("test", sealed)).rejects.toMatchObject({
    failure: { kind: "locked" },
  });
});
