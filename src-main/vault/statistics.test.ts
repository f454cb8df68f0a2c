import { expect, it } from "vitest";
import { nodePathOf } from "../test-support/ciphertext-nodes.ts";
import { newTestVault, readFile, writeFile } from "../test-support/open-test-vault.ts";
import { readWhole, writeWhole } from "../test-support/whole-file.ts";

it("counts what goes through the keys, in bytes of content", async () => {
  const vault = await (await newTestVault()).open();
  await writeFile(vault, "/a.bin", new Uint8Array(70_000));
  expect(vault.statistics).toMatchObject({ bytesEncrypted: 70_000, bytesDecrypted: 0 });
  await readFile(vault, "/a.bin");
  expect(vault.statistics).toMatchObject({ bytesDecrypted: 70_000, chunksDecrypted: 3 });
  await vault.lock();
});

it("counts pieces that were at hand still apart from those that were decrypted", async () => {
  const vault = await (await newTestVault()).open();
  await writeFile(vault, "/a.bin", new Uint8Array(1_000_000));
  const reader = await vault.openFile("/a.bin");
  for (let at = 40_900; at >= 40_000; at -= 100) await reader.read(at, 100);
  await reader.close();
  expect(vault.statistics).toMatchObject({ chunksDecrypted: 1, chunksFromCache: 9 });
  await vault.lock();
});

it.each(["SIV_GCM", "SIV_CTRMAC"] as const)(
  "does not count as decrypted what does not authenticate (%s)",
  async (cipher) => {
    const { open, storage } = await newTestVault({ cipher });
    const vault = await open();
    await writeFile(vault, "/a.bin", new Uint8Array(1_000));
    const node = await nodePathOf(vault, "/a.bin");
    const bytes = await readWhole(storage, node);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeWhole(storage, node, bytes);
    await expect(readFile(vault, "/a.bin")).rejects.toMatchObject({
      failure: { kind: "tampered" },
    });
    expect(vault.statistics.bytesDecrypted).toBe(0);
    await vault.lock();
  },
);
