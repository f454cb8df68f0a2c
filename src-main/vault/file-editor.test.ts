import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import {
  namesIn,
  newTestVault,
  pathsIn,
  readFile,
  readText,
  writeFile,
} from "../test-support/open-test-vault.ts";
import type { FileEditor } from "./vault.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (data: Uint8Array): string => new TextDecoder().decode(data);
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const LONG = "long name ".repeat(20);

/** A disk that cannot clone, as most. */
function withoutClones(): Storage {
  return { ...memoryStorage(), clone: async () => false };
}

const leftovers = async (storage: Storage): Promise<readonly string[]> =>
  (await pathsIn(storage)).filter((path) => path.endsWith(".tmp"));

describe.each([
  ["SIV_GCM", memoryStorage],
  ["SIV_CTRMAC", withoutClones],
] as const)("an editor under %s", (cipher, newStorage) => {
  const fresh = () => newTestVault({ cipher, storage: newStorage() });

  it("writes anywhere, and others see it once it is flushed", async () => {
    const { open, storage } = await fresh();
    const vault = await open();
    await writeFile(vault, `/${LONG}`, "0123456789");
    const editor = await vault.editFile(`/${LONG}`);
    await editor.write(3, bytes("abc"));
    expect(textOf(await editor.read(0, 100))).toBe("012abc6789");
    expect(await readText(vault, `/${LONG}`)).toBe("0123456789");
    expect((await editor.flush()).size).toBe(10);
    expect(await readText(vault, `/${LONG}`)).toBe("012abc6789");
    await editor.write(8, bytes("xyz"));
    await editor.close();
    expect(await readText(vault, `/${LONG}`)).toBe("012abc67xyz");
    expect(await leftovers(storage)).toEqual([]);
  });

  it("fills a gap with zeros over any number of chunks", async () => {
    const { open } = await fresh();
    const vault = await open();
    const editor = await vault.editFile("/new", { create: true });
    await editor.write(5, bytes("x"));
    await editor.write(200_000, bytes("y"));
    await editor.truncate(3_000_000);
    await editor.close();
    const expected = new Uint8Array(3_000_000);
    expected.set(bytes("x"), 5);
    expected.set(bytes("y"), 200_000);
    expect(isSame(await readFile(vault, "/new"), expected)).toBe(true);
  });

  it("shares one content with all editors of the file", async () => {
    const { open } = await fresh();
    const vault = await open();
    const first = await vault.editFile("/log", { create: true });
    const second = await vault.editFile("/log");
    const positions = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? first : second).append(bytes("line\n"))),
    );
    expect([...positions].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i * 5),
    );
    expect(second.size).toBe(100);
    await first.close();
    expect((await vault.stat("/log")).size).toBe(100);
    await second.append(bytes("end"));
    await second.close();
    expect((await vault.stat("/log")).size).toBe(103);
  });

  it("goes with a file that is moved", async () => {
    const { open } = await fresh();
    const vault = await open();
    await writeFile(vault, "/a", "old");
    const editor = await vault.editFile("/a");
    await editor.write(0, bytes("new"));
    await vault.move("/a", `/${LONG}`);
    await editor.close();
    expect(await namesIn(vault, "/")).toEqual([LONG]);
    expect(await readText(vault, `/${LONG}`)).toBe("new");
  });

  it("never brings back a file that was removed", async () => {
    const { open, storage } = await fresh();
    const vault = await open();
    await writeFile(vault, "/a", "old");
    const editor = await vault.editFile("/a");
    await editor.write(0, bytes("new"));
    await vault.removeFile("/a");
    await expect(editor.flush()).rejects.toEqual(failing("not-found", "/a"));
    await expect(editor.close()).rejects.toEqual(failing("not-found", "/a"));
    expect(await namesIn(vault, "/")).toEqual([]);
    expect(await leftovers(storage)).toEqual([]);
  });

  it("edits what it opened when the file is replaced meanwhile; the last flush wins", async () => {
    const { open } = await fresh();
    const vault = await open();
    await writeFile(vault, "/a", "first version");
    const editor = await vault.editFile("/a");
    await writeFile(vault, "/a", "second");
    await editor.write(0, bytes("FIRST"));
    expect(await readText(vault, "/a")).toBe("second");
    await editor.close();
    expect(await readText(vault, "/a")).toBe("FIRST version");
  });

  it("is flushed by a lock", async () => {
    const { open, storage } = await fresh();
    const vault = await open();
    const editor = await vault.editFile("/a", { create: true });
    await editor.append(bytes("kept"));
    await vault.lock();
    await expect(editor.append(bytes("x"))).rejects.toEqual(failing("locked"));
    expect(await readText(await open(), "/a")).toBe("kept");
    expect(await leftovers(storage)).toEqual([]);
  });

  it("leaves the file as it was when nothing was written", async () => {
    const { open } = await fresh();
    const vault = await open();
    await writeFile(vault, "/a", "x");
    const before = await vault.stat("/a");
    const editor = await vault.editFile("/a");
    await editor.read(0, 1);
    await editor.truncate(1);
    await editor.close();
    expect(await vault.stat("/a")).toEqual(before);
  });

  it("refuses what is no file", async () => {
    const { open } = await fresh();
    const vault = await open();
    await vault.makeDirectory("/dir");
    await vault.makeLink("/link", "dir");
    await expect(vault.editFile("/dir")).rejects.toEqual(failing("is-a-directory", "/dir"));
    await expect(vault.editFile("/link")).rejects.toEqual(failing("is-not-a-file", "/link"));
    await expect(vault.editFile("/no")).rejects.toEqual(failing("not-found", "/no"));
  });

  test("any sequence of writes, cuts and flushes gives what it gives in memory", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const { open } = await fresh();
        const vault = await open();
        const editor = await vault.editFile("/f", { create: true });
        let model = new Uint8Array();
        for (const [count, apply] of steps.entries()) {
          model = await apply(editor, model, count + 1);
          expect(editor.size).toBe(model.length);
          if (count % 3 === 2) expect((await editor.flush()).size).toBe(model.length);
        }
        await editor.close();
        await vault.lock();
        expect(isSame(await readFile(await open(), "/f"), model)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

type Model = Uint8Array<ArrayBuffer>;
/** Does one thing to the editor; returns what the content should be then. */
type Step = (editor: FileEditor, model: Model, fill: number) => Promise<Model>;

function resized(model: Model, size: number): Model {
  const copy = new Uint8Array(size);
  copy.set(model.subarray(0, size));
  return copy;
}

function overlaid(model: Model, at: number, data: Uint8Array): Model {
  if (data.length === 0 && at <= model.length) return model;
  const copy = resized(model, Math.max(model.length, at + data.length));
  copy.set(data, at);
  return copy;
}

const size = fc.oneof(
  fc.nat(200_000),
  fc.constantFrom(0, 1, 32_767, 32_768, 32_769, 65_536, 98_304),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(size, fc.oneof(fc.nat(20), size)).map(
    ([at, length]): Step =>
      async (editor, model, fill) => {
        const data = new Uint8Array(length).fill(fill);
        await editor.write(at, data);
        return overlaid(model, at, data);
      },
  ),
  fc.nat(40_000).map(
    (length): Step =>
      async (editor, model, fill) => {
        const data = new Uint8Array(length).fill(fill);
        expect(await editor.append(data)).toBe(model.length);
        return overlaid(model, model.length, data);
      },
  ),
  size.map(
    (to): Step =>
      async (editor, model) => {
        await editor.truncate(to);
        return resized(model, to);
      },
  ),
  fc.tuple(size, size).map(
    ([start, length]): Step =>
      async (editor, model) => {
        expect(isSame(await editor.read(start, length), model.slice(start, start + length))).toBe(
          true,
        );
        return model;
      },
  ),
);
