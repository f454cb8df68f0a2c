import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newTestVault, type TestVault, writeFile } from "../test-support/open-test-vault.ts";
import { type RecordedIo, recordedIo } from "../test-support/recorded-io.ts";
import { exportAsCopy } from "../transfer/export-tree.ts";
import type { Vault } from "../vault/vault.ts";
import { plainRun } from "./transfer-runs.ts";
import { startTally } from "./transfer-tally.ts";

let folder = "";
let test: TestVault;
let vault: Vault;
let io: RecordedIo;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-get-"));
  test = await newTestVault();
  vault = await test.open();
  io = recordedIo({ json: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const at = (...names: readonly string[]): string => join(folder, ...names);
const text = (path: string): string => readFileSync(path, "utf8");

/** Copies, and gives back the summary that was printed. */
async function get(path: string, local: string): Promise<unknown> {
  const tally = await startTally(io, false, () => Promise.reject(new Error("not wanted")));
  await exportAsCopy(plainRun({ vault, io, tally }), path, local);
  await tally.finish();
  return JSON.parse(io.stdoutText());
}

describe("the target becomes the copy", () => {
  it("of a file: content and time, and nothing else is left beside it", async () => {
    await writeFile(vault, "/a", "content");
    await vault.setModified("/a", 981_173_106_789);
    expect(await get("/a", at("b"))).toEqual({ files: 1, directories: 0, symlinks: 0, bytes: 7 });
    expect(text(at("b"))).toBe("content");
    expect(lstatSync(at("b")).mtimeMs).toBe(981_173_106_789);
    expect(readdirSync(folder)).toEqual(["b"]);
  });

  it("of a link: its target as it is stored, and its time", async () => {
    await vault.makeLink("/l", "../elsewhere");
    await vault.setModified("/l", 981_173_106_789);
    await get("/l", at("l"));
    expect(readlinkSync(at("l"))).toBe("../elsewhere");
    expect(lstatSync(at("l")).mtimeMs).toBe(981_173_106_789);
  });

  it("of a tree, whose folders keep their times although they were filled", async () => {
    await vault.makeDirectory("/d");
    await vault.makeDirectory("/d/sub");
    await writeFile(vault, "/d/sub/f", "f");
    await vault.makeLink("/d/l", "sub/f");
    await vault.setModified("/d/sub", 1_000_000_000_000);
    await vault.setModified("/d", 1_100_000_000_000);
    expect(await get("/d", at("new"))).toEqual({ files: 1, directories: 2, symlinks: 1, bytes: 1 });
    expect(text(at("new", "l"))).toBe("f");
    expect(lstatSync(at("new", "sub")).mtimeMs).toBe(1_000_000_000_000);
    expect(lstatSync(at("new")).mtimeMs).toBe(1_100_000_000_000);
  });

  it("and is replaced if it is a file, without becoming readable to more people", async () => {
    await writeFile(vault, "/a", "new");
    writeFileSync(at("a"), "old");
    chmodSync(at("a"), 0o600);
    await get("/a", at("a"));
    expect(text(at("a"))).toBe("new");
    expect(lstatSync(at("a")).mode & 0o777).toBe(0o600);
  });
});

describe("a folder that exists", () => {
  it("receives a file under its own name", async () => {
    await writeFile(vault, "/a.txt", "a");
    await get("/a.txt", folder);
    expect(text(at("a.txt"))).toBe("a");
  });

  it("receives the entries of a folder, and keeps what else is in it", async () => {
    await vault.makeDirectory("/d");
    await vault.makeDirectory("/d/sub");
    await writeFile(vault, "/d/sub/both", "vault");
    mkdirSync(at("sub"));
    writeFileSync(at("sub", "both"), "host");
    writeFileSync(at("sub", "mine"), "mine");
    await get("/d", folder);
    expect(text(at("sub", "both"))).toBe("vault");
    expect(text(at("sub", "mine"))).toBe("mine");
  });

  it("that the user names by a link is still the folder meant", async () => {
    await writeFile(vault, "/a", "a");
    mkdirSync(at("real"));
    symlinkSync("real", at("link"));
    await get("/a", at("link"));
    expect(text(at("real", "a"))).toBe("a");
  });

  it("is not made by a slash at the end", async () => {
    await writeFile(vault, "/a", "a");
    await expect(get("/a", `${at("new")}/`)).rejects.toMatchObject({
      failure: { kind: "local-not-found" },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("nothing is written through a link of the host", () => {
  beforeEach(async () => {
    mkdirSync(at("outside"));
    mkdirSync(at("target"));
    await vault.makeDirectory("/d");
    await vault.makeDirectory("/d/link");
    await writeFile(vault, "/d/link/file", "planted");
  });

  it("where the vault has a folder: the entry is refused and the rest copied", async () => {
    await writeFile(vault, "/d/other", "other");
    symlinkSync("../outside", at("target", "link"));
    await get("/d", at("target"));
    expect(io.reported).toEqual([{ kind: "local-exists", path: at("target", "link") }]);
    expect(readdirSync(at("outside"))).toEqual([]);
    expect(text(at("target", "other"))).toBe("other");
  });

  it("where the vault has a file: the link is replaced, what it leads to stays", async () => {
    writeFileSync(at("outside", "file"), "precious");
    symlinkSync("../outside/file", at("target", "file"));
    await get("/d/link", at("target"));
    expect(text(at("outside", "file"))).toBe("precious");
    expect(lstatSync(at("target", "file")).isFile()).toBe(true);
  });

  it("where the vault first has a link and, once copied, a folder by that name", async () => {
    await vault.makeLink("/l", at("outside"));
    await get("/l", at("target", "link"));
    io = recordedIo({ json: true });
    await get("/d", at("target"));
    expect(io.reported.map(({ kind }) => kind)).toEqual(["local-exists"]);
    expect(existsSync(at("outside", "file"))).toBe(false);
  });
});

describe("what is in the way", () => {
  it("is kept: a file where a folder should go, a folder where a file should go", async () => {
    await vault.makeDirectory("/d");
    await vault.makeDirectory("/d/x");
    await writeFile(vault, "/d/y", "y");
    writeFileSync(at("x"), "mine");
    mkdirSync(at("y"));
    await get("/d", folder);
    expect(io.reported.map(({ kind }) => kind)).toEqual(["local-exists", "local-exists"]);
    expect(text(at("x"))).toBe("mine");
  });

  it("is kept if it is a device, also behind a link", async () => {
    await writeFile(vault, "/a", "a");
    symlinkSync("/dev/null", at("null"));
    await expect(get("/a", at("null"))).rejects.toMatchObject({
      failure: { kind: "local-exists" },
    });
    expect(readlinkSync(at("null"))).toBe("/dev/null");
  });
});

it("refuses the second of two entries that are one file on this computer", async () => {
  await vault.makeDirectory("/d");
  await writeFile(vault, "/d/A", "first");
  await writeFile(vault, "/d/a", "second");
  const tally = await startTally(io, false, () => Promise.reject(new Error("not wanted")));
  // What a disk that ignores case does: as soon as `A` is there, so is `a`.
  const ignoringCase = {
    ...tally,
    addFile: () => {
      linkSync(at("A"), at("a"));
    },
  };
  await exportAsCopy(plainRun({ vault, io, tally: ignoringCase }), "/d", folder);
  expect(io.reported).toEqual([{ kind: "local-exists", path: at("a") }]);
  expect(text(at("A"))).toBe("first");
});

describe("an entry that cannot be read", () => {
  it("is named and skipped, leaves no half file, and the rest is copied", async () => {
    await vault.makeDirectory("/d");
    await writeFile(vault, "/d/bad", new Uint8Array(100_000));
    await flipLastByteOfTheOnlyFile(test);
    await writeFile(vault, "/d/good", "good");
    await get("/d", at("out"));
    expect(io.reported).toEqual([{ kind: "tampered", path: "/d/bad" }]);
    expect(readdirSync(at("out"))).toEqual(["good"]);
  });

  it("does not harm the version that was there", async () => {
    await writeFile(vault, "/bad", new Uint8Array(100_000));
    await flipLastByteOfTheOnlyFile(test);
    writeFileSync(at("bad"), "old");
    await expect(get("/bad", at("bad"))).rejects.toMatchObject({ failure: { kind: "tampered" } });
    expect(text(at("bad"))).toBe("old");
    expect(readdirSync(folder)).toEqual(["bad"]);
  });
});

it("stops cleanly when the user asks to: no draft stays", async () => {
  await writeFile(vault, "/big", new Uint8Array(5_000_000));
  const tally = await startTally(io, false, () => Promise.reject(new Error("not wanted")));
  const locking = {
    ...tally,
    addBytes: async (count: number) => {
      await vault.lock();
      await tally.addBytes(count);
    },
  };
  await expect(
    exportAsCopy(plainRun({ vault, io, tally: locking }), "/big", at("big")),
  ).rejects.toMatchObject({
    failure: { kind: "locked" },
  });
  expect(readdirSync(folder)).toEqual([]);
});

async function flipLastByteOfTheOnlyFile({ storage }: TestVault): Promise<void> {
  for (const path of await filesIn(storage, "d")) {
    const file = await storage.open(path, "edit");
    const { size } = await file.stat();
    if (size > 100_000) {
      const last = new Uint8Array(1);
      await file.read(last, size - 1);
      await file.write(
        last.map((byte) => byte ^ 1),
        size - 1,
      );
    }
    await file.close();
  }
}

async function filesIn(storage: TestVault["storage"], path: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { name, kind } of await storage.list(path)) {
    const child = `${path}/${name}`;
    if (kind === "directory") files.push(...(await filesIn(storage, child)));
    else files.push(child);
  }
  return files;
}
