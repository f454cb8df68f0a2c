/** What a reader does with ciphertext that somebody changed. */

import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import { newTestVault, pathsIn, writeFile } from "../test-support/open-test-vault.ts";
import type { Vault } from "./vault.ts";

const HEADER = 68;
const CHUNK = 32_796;

/** A vault with one file of `size` bytes, and where its ciphertext lies. */
async function withFile(size: number): Promise<{ vault: Vault; storage: Storage; path: string }> {
  const { storage, open } = await newTestVault();
  const vault = await open();
  await writeFile(vault, "/file", new Uint8Array(size).fill(7));
  const path = (await pathsIn(storage)).find((name) => /[\w-]{20,}=*\.c9r$/.test(name)) ?? "";
  return { vault, storage, path };
}

async function change(
  storage: Storage,
  path: string,
  work: (bytes: Uint8Array) => Uint8Array,
): Promise<void> {
  const changed = work((await storage.read(path, 1_000_000)).slice());
  const file = await storage.open(path, "edit");
  await file.truncate(0);
  await file.write(changed, 0);
  await file.close();
}

function flip(bytes: Uint8Array, at: number): Uint8Array {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe("a reader into memory of the caller", () => {
  it("fills it at any place, less at the end and nothing beyond", async () => {
    const content = randomBytes(300_000);
    const { open } = await newTestVault();
    const vault = await open();
    await writeFile(vault, "/file", content);
    const reader = await vault.openFile("/file");
    const target = new Uint8Array(70_000);
    for (let start = 0; start < content.length; start += 41_000) {
      const count = await reader.readInto(target, start);
      const expected = content.subarray(start, start + target.length);
      expect(count).toBe(expected.length);
      expect(Buffer.compare(target.subarray(0, count), expected)).toBe(0);
    }
    expect(await reader.readInto(target, content.length)).toBe(0);
    expect(await reader.readInto(target, 1_000_000)).toBe(0);
    expect(await reader.readInto(new Uint8Array(), 0)).toBe(0);
    await reader.close();
  });

  it("gives no content of a chunk that was changed", async () => {
    const { vault, storage, path } = await withFile(100_000);
    await change(storage, path, (bytes) => flip(bytes, HEADER + CHUNK + 100));
    const reader = await vault.openFile("/file");
    const target = new Uint8Array(100_000);
    await expect(reader.readInto(target, 0)).rejects.toEqual(failing("tampered", "/file"));
    expect(target.subarray(32_768)).toEqual(new Uint8Array(100_000 - 32_768));
    await reader.close();
  });
});

describe("a reader of a changed file", () => {
  it("fails where a chunk was changed and reads the others", async () => {
    const { vault, storage, path } = await withFile(100_000);
    await change(storage, path, (bytes) => flip(bytes, HEADER + CHUNK + 100));
    const reader = await vault.openFile("/file");
    expect(await reader.read(0, 32_768)).toHaveLength(32_768);
    expect(await reader.read(65_536, 99_999)).toHaveLength(34_464);
    await expect(reader.read(32_768, 1)).rejects.toEqual(failing("tampered", "/file"));
    await expect(reader.read(32_767, 2)).rejects.toEqual(failing("tampered", "/file"));
    await reader.close();
  });

  it("opens nothing when the header was changed", async () => {
    const { vault, storage, path } = await withFile(10);
    await change(storage, path, (bytes) => flip(bytes, 20));
    await expect(vault.openFile("/file")).rejects.toEqual(failing("tampered", "/file"));
    expect((await vault.stat("/file")).size).toBe(10);
  });

  it("fails when chunks were exchanged", async () => {
    const { vault, storage, path } = await withFile(65_536);
    await change(storage, path, (bytes) =>
      joined(
        bytes.subarray(0, HEADER),
        bytes.subarray(HEADER + CHUNK),
        bytes.subarray(HEADER, HEADER + CHUNK),
      ),
    );
    const reader = await vault.openFile("/file");
    await expect(reader.read(0, 1)).rejects.toEqual(failing("tampered", "/file"));
    await expect(reader.read(40_000, 1)).rejects.toEqual(failing("tampered", "/file"));
  });

  it.each([1, 27])(
    "reads what is whole of a file cut %i bytes into a chunk, but not its end",
    async (rest) => {
      const { vault, storage, path } = await withFile(65_536);
      await change(storage, path, (bytes) => bytes.subarray(0, HEADER + CHUNK + rest));
      expect(await vault.stat("/file")).toMatchObject({
        size: null,
        failure: { kind: "tampered" },
      });
      const reader = await vault.openFile("/file");
      expect(await reader.read(0, 32_767)).toHaveLength(32_767);
      await expect(reader.read(0, 32_768)).rejects.toEqual(failing("tampered", "/file"));
      await expect(reader.read(0, 100_000)).rejects.toEqual(failing("tampered", "/file"));
    },
  );

  it("fails for the last chunk of a file cut further inside it", async () => {
    const { vault, storage, path } = await withFile(65_536);
    await change(storage, path, (bytes) => bytes.subarray(0, -5));
    const reader = await vault.openFile("/file");
    expect(reader.size).toBe(65_531);
    expect(await reader.read(0, 32_768)).toHaveLength(32_768);
    await expect(reader.read(32_768, 1)).rejects.toEqual(failing("tampered", "/file"));
  });

  it.each([0, 1, HEADER - 1])("opens nothing of %i bytes", async (length) => {
    const { vault, storage, path } = await withFile(100);
    await change(storage, path, (bytes) => bytes.subarray(0, length));
    const kind = length === 0 ? "broken-node" : "tampered";
    expect((await vault.stat("/file")).failure).toMatchObject({ kind });
    await expect(vault.openFile("/file")).rejects.toEqual(failing(kind, "/file"));
  });

  it("accepts an empty last chunk if it authenticates, and nothing else that was appended", async () => {
    const { vault, storage, path } = await withFile(32_768);
    await change(storage, path, (bytes) => joined(bytes, new Uint8Array(28)));
    await expect(vault.openFile("/file")).rejects.toEqual(failing("tampered", "/file"));
  });

  it("never fills the place of a long chunk with a short one of an older version", async () => {
    // Two versions with one header, as editing in place leaves them: chunk 0 was once the last, of 10 bytes.
    const { vault, storage, path } = await withFile(10);
    const older = await storage.read(path, 1_000_000);
    await change(storage, path, (bytes) =>
      joined(bytes, new Uint8Array(CHUNK - (older.length - HEADER) + 100)),
    );
    const reader = await vault.openFile("/file");
    expect(reader.size).toBeGreaterThan(32_768);
    await expect(reader.read(0, 100)).rejects.toEqual(failing("tampered", "/file"));
  });
});
