/** What the engine promises beyond what the commands show: on disks that lie, are full, or change under it. */

import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Failure } from "../../src-shared/failure.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import { failing } from "../test-support/failing.ts";
import {
  namesIn,
  newTestVault,
  readText,
  type TestVault,
  writeFile,
} from "../test-support/open-test-vault.ts";
import { interceptedStorage } from "../test-support/storages/intercepted-storage.ts";
import type { Vault } from "../vault/vault.ts";
import { assertRoomAt, assertRoomInVault, countExport, countImport } from "./count.ts";
import { exportInto } from "./export-tree.ts";
import { gate } from "./gate.ts";
import { importInto } from "./import-tree.ts";
import { noJournal } from "./journal.ts";
import type { TransferRun } from "./transfer-run.ts";

let scratch = "";
let home: TestVault;
let vault: Vault;
let reported: Failure[];
/** What happens to the disk before each write of content. */
let beforeWrite: () => void;
let isLying: boolean;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "transfer-"));
  reported = [];
  beforeWrite = () => undefined;
  isLying = false;
  const inner = memoryStorage();
  const storage = interceptedStorage(inner, async (step, run) => {
    if (step.name === "file.write") beforeWrite();
    return run();
  });
  const lying = {
    ...storage,
    open: async (path: string, mode: "read" | "create" | "edit") => {
      const file = await storage.open(path, mode);
      return Object.assign(Object.create(file) as typeof file, {
        read: (target: Uint8Array, position: number) => file.read(target, position),
        truncate: (size: number) => file.truncate(size),
        stat: () => file.stat(),
        setModified: (ms: number) => file.setModified(ms),
        sync: () => file.sync(),
        close: () => file.close(),
        write: async (bytes: Uint8Array, position: number) => {
          const written = bytes.slice();
          // A stick that says that all is well.
          if (isLying) written[written.length - 20] = (written.at(-20) ?? 0) ^ 1;
          await file.write(written, position);
        },
      });
    },
  };
  home = await newTestVault({ storage: lying });
  vault = await home.open();
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

const at = (...names: readonly string[]): string => join(scratch, ...names);

function runWith(more: Partial<TransferRun> = {}): TransferRun {
  const nothing = (): void => undefined;
  return {
    vault,
    random: systemWorld.random,
    isVerified: () => false,
    decide: () => Promise.resolve("replace"),
    gate: gate(new AbortController().signal),
    journal: noJournal(systemWorld.random),
    report: (failure) => {
      reported.push(failure);
      return Promise.resolve();
    },
    tally: {
      addFile: nothing,
      addDirectory: nothing,
      addSymlink: nothing,
      addBytes: () => Promise.resolve(),
      skip: nothing,
      pass: nothing,
    },
    ...more,
  };
}

const importing = (run: TransferRun): Promise<void> =>
  importInto(run, [{ local: at("a"), isEntriesOnly: false }], "/");

describe("verification", () => {
  beforeEach(() => {
    writeFileSync(at("a"), Buffer.alloc(5_000_000, "new"));
  });

  it("finds a write that was damaged, and leaves no file that is not right", async () => {
    isLying = true;
    await importing(runWith({ isVerified: () => true }));
    expect(reported).toEqual([{ kind: "copy-differs", path: "/a" }]);
    isLying = false;
    expect(await namesIn(vault, "/")).toEqual([]);
  });

  it("keeps the old version, which was never touched", async () => {
    await writeFile(vault, "/a", "old");
    isLying = true;
    await importing(runWith({ isVerified: () => true }));
    isLying = false;
    expect(reported).toHaveLength(1);
    expect(await readText(vault, "/a")).toBe("old");
    expect(await namesIn(vault, "/")).toEqual(["a"]);
  });

  it.each([
    ["has replaced", (other: Vault) => writeFile(other, "/a", "theirs"), "theirs"],
    ["has moved away", (other: Vault) => other.move("/a", "/b"), null],
  ])("leaves alone what somebody else %s before it was read back", async (_, meddle, expected) => {
    const other = await home.open();
    const openFile: Vault["openFile"] = async (path) => {
      isLying = false;
      await meddle(other);
      return vault.openFile(path);
    };
    isLying = true;
    await importing(runWith({ vault: { ...vault, openFile }, isVerified: () => true }));
    expect(reported).toEqual([{ kind: "copy-replaced", path: "/a" }]);
    expect(await vault.find("/a").then((entry) => entry && readText(vault, "/a"))).toBe(expected);
    await other.lock();
  });

  it("leaves alone what somebody else has put there after it was read back", async () => {
    const removeVersion: Vault["removeVersion"] = async (path, revision) => {
      isLying = false;
      await writeFile(await home.open(), "/a", "theirs");
      return vault.removeVersion(path, revision);
    };
    isLying = true;
    await importing(runWith({ vault: { ...vault, removeVersion }, isVerified: () => true }));
    expect(reported).toEqual([{ kind: "copy-replaced", path: "/a" }]);
    expect(await readText(vault, "/a")).toBe("theirs");
  });

  it("is content with what is right, in both directions", async () => {
    const run = runWith({ isVerified: () => true });
    await importing(run);
    await exportInto(run, ["/a"], at("out"));
    expect(reported).toEqual([]);
    expect(readFileSync(at("out", "a")).equals(readFileSync(at("a")))).toBe(true);
  });
});

it("leaves out a file that somebody writes while it is copied", async () => {
  writeFileSync(at("a"), Buffer.alloc(5_000_000));
  let times = 0;
  beforeWrite = () => {
    times += 1;
    if (times === 3) appendFileSync(at("a"), "more");
  };
  await importing(runWith());
  expect(reported).toEqual([{ kind: "local-changed", path: at("a") }]);
  expect(await namesIn(vault, "/")).toEqual([]);
});

describe("an export", () => {
  beforeEach(async () => {
    await writeFile(vault, "/a", Buffer.alloc(3 * 2 ** 20 + 5, "content of a film "));
  });

  it("is told what became of the last piece, which nobody asks another after", async () => {
    let count = 0;
    const addBytes = (bytes: number): Promise<void> => {
      count += bytes;
      return count > 3 * 2 ** 20
        ? Promise.reject(new Error("the disk is gone"))
        : Promise.resolve();
    };
    const { tally } = runWith();
    const run = runWith({ tally: { ...tally, addBytes } });
    await expect(exportInto(run, ["/a"], at("out"))).rejects.toThrow("the disk is gone");
    expect(readdirSync(at("out"))).toEqual([]);
  });

  it("decrypts a piece while the one before it is written", async () => {
    let written = 0;
    let ahead = 0;
    const openFile: Vault["openFile"] = async (path) => {
      const file = await vault.openFile(path);
      const readInto: typeof file.readInto = async (target, start) => {
        const length = await file.readInto(target, start);
        ahead = Math.max(ahead, start + length - written);
        return length;
      };
      return Object.assign(Object.create(file) as typeof file, {
        entry: file.entry,
        size: file.size,
        readInto,
        close: () => file.close(),
      });
    };
    const addBytes = async (bytes: number): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      written += bytes;
    };
    const { tally } = runWith();
    await exportInto(
      runWith({ vault: { ...vault, openFile }, tally: { ...tally, addBytes } }),
      ["/a"],
      at("out"),
    );
    // One that is written, one that waits for it, one that is read; and no more.
    expect(ahead).toBe(3 * 2 ** 20);
  });
});

describe("room", () => {
  const options = { gate: gate(new AbortController().signal), rule: "replace" } as const;
  const source = () => [{ local: at("a"), isEntriesOnly: false }];

  it("is asked for before anything is begun, less what is replaced", async () => {
    writeFileSync(at("a"), Buffer.alloc(1_000));
    await writeFile(vault, "/a", new Uint8Array(400));
    expect(await countImport(vault, source(), "/", options)).toEqual({
      totalFiles: 1,
      totalBytes: 1_000,
      neededBytes: 600,
    });
    const both = { ...options, rule: "keep-both" } as const;
    expect(await countImport(vault, source(), "/", both)).toMatchObject({ neededBytes: 1_000 });
    mkdirSync(at("out"));
    writeFileSync(at("out", "a"), "mine");
    const skip = { ...options, rule: "skip" } as const;
    expect(await countExport(vault, ["/a"], at("out"), skip)).toMatchObject({ neededBytes: 0 });
    expect(await countExport(vault, ["/a"], at("new"), skip)).toMatchObject({ neededBytes: 400 });
  });

  it("that is not there is refused, on either side", async () => {
    const count = { totalFiles: 1, totalBytes: 1e18, neededBytes: 1e18 };
    await expect(assertRoomAt(at("not", "yet"), count)).rejects.toEqual(failing("local-no-space"));
    const small = { ...vault, space: () => Promise.resolve({ freeBytes: 99, totalBytes: 1_000 }) };
    await expect(assertRoomInVault(small, { ...count, neededBytes: 100 })).rejects.toEqual(
      failing("no-space"),
    );
    const unknown = { ...vault, space: () => Promise.resolve({ freeBytes: 0, totalBytes: 0 }) };
    await expect(assertRoomInVault(unknown, count)).resolves.toBeUndefined();
  });
});

it("never puts a second entry in the place of the first, whatever the rule", async () => {
  mkdirSync(at("src"));
  writeFileSync(at("src", "e\u0301"), "decomposed");
  writeFileSync(at("src", "\u00e9"), "composed");
  const sources = [{ local: at("src"), isEntriesOnly: true }];
  await importInto(runWith({ decide: () => Promise.resolve("keep-both") }), sources, "/");
  expect(await namesIn(vault, "/")).toEqual(["\u00e9", "\u00e9 (2)"]);
});

it("puts nothing through a link that lies where a folder is to go", async () => {
  await vault.makeDirectory("/d");
  await writeFile(vault, "/d/f", "planted");
  mkdirSync(at("outside"));
  mkdirSync(at("out"));
  symlinkSync(at("outside"), at("out", "d"));
  await exportInto(runWith(), ["/d"], at("out"));
  expect(reported).toEqual([{ kind: "local-exists", path: at("out", "d") }]);
  expect(readdirSync(at("outside"))).toEqual([]);
});

it("waits while it is paused, and ends when it is cancelled", async () => {
  writeFileSync(at("a"), Buffer.alloc(3_000_000));
  const stop = new AbortController();
  const held = gate(stop.signal);
  held.pause();
  let isOver = false;
  const copying = importInto(
    runWith({ gate: held }),
    [{ local: at("a"), isEntriesOnly: false }],
    "/",
  );
  const over = copying.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([isOver, await namesIn(vault, "/")]).toEqual([false, []]);
  stop.abort(new Error("cancelled"));
  await expect(over).rejects.toThrow("cancelled");
  expect(await namesIn(vault, "/")).toEqual([]);
});
