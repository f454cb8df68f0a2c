import { once } from "node:events";
import {
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { namesIn, newTestVault, readText, writeFile } from "../test-support/open-test-vault.ts";
import { type RecordedIo, recordedIo } from "../test-support/recorded-io.ts";
import { importAsCopy } from "../transfer/import-tree.ts";
import type { Vault } from "../vault/vault.ts";
import { plainRun } from "./transfer-runs.ts";
import { startTally } from "./transfer-tally.ts";

let folder = "";
let vault: Vault;
let io: RecordedIo;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-put-"));
  vault = await (await newTestVault()).open();
  io = recordedIo({ json: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const at = (...names: readonly string[]): string => join(folder, ...names);

/** Copies, and gives back the summary that was printed. */
async function put(local: string, path: string): Promise<unknown> {
  const tally = await startTally(io, false, () => Promise.reject(new Error("not wanted")));
  await importAsCopy(plainRun({ vault, io, tally }), local, path);
  await tally.finish();
  return JSON.parse(io.stdoutText());
}

describe("the target becomes the copy", () => {
  it("of a file: content and time", async () => {
    writeFileSync(at("a"), "content");
    utimesSync(at("a"), 0, 981_173_106.789);
    expect(await put(at("a"), "/b")).toEqual({ files: 1, directories: 0, symlinks: 0, bytes: 7 });
    expect(await readText(vault, "/b")).toBe("content");
    expect((await vault.stat("/b")).modifiedMs).toBe(981_173_106_789);
  });

  it("of an empty file, and of one larger than what is read at once", async () => {
    const content = "0123456789".repeat(250_000);
    writeFileSync(at("big"), content);
    writeFileSync(at("empty"), "");
    await put(folder, "/");
    expect((await readText(vault, "/big")) === content).toBe(true);
    expect((await vault.stat("/empty")).size).toBe(0);
  });

  it("of a link: its target as it is, followed neither for content nor for time", async () => {
    symlinkSync("/etc/passwd", at("l"));
    lutimesSync(at("l"), 0, 981_173_106.789);
    await put(at("l"), "/l");
    expect(await vault.readLink("/l")).toBe("/etc/passwd");
    expect((await vault.stat("/l")).modifiedMs).toBe(981_173_106_789);
  });

  it("of a tree, whose folders keep their times although they were filled", async () => {
    mkdirSync(at("sub"));
    writeFileSync(at("sub", "f"), "f");
    symlinkSync("sub", at("link"));
    utimesSync(at("sub"), 0, 1_000_000_000);
    utimesSync(folder, 0, 1_100_000_000);
    expect(await put(folder, "/d")).toEqual({ files: 1, directories: 2, symlinks: 1, bytes: 1 });
    expect(await namesIn(vault, "/d")).toEqual(["link@", "sub/"]);
    expect((await vault.stat("/d/sub")).modifiedMs).toBe(1_000_000_000_000);
    expect((await vault.stat("/d")).modifiedMs).toBe(1_100_000_000_000);
  });

  it("in place of what was there: a file or a link by a file or a link", async () => {
    await writeFile(vault, "/file", "old");
    await vault.makeLink("/link", "old");
    await writeFile(vault, "/file-to-link", "old");
    await vault.makeLink("/link-to-file", "old");
    writeFileSync(at("file"), "new");
    symlinkSync("new", at("link"));
    symlinkSync("new", at("file-to-link"));
    writeFileSync(at("link-to-file"), "new");
    await put(folder, "/");
    expect(io.reported).toEqual([]);
    expect(await namesIn(vault, "/")).toEqual(["file", "file-to-link@", "link-to-file", "link@"]);
    expect(await readText(vault, "/file")).toBe("new");
    expect(await readText(vault, "/link-to-file")).toBe("new");
    expect(await vault.readLink("/link")).toBe("new");
    expect(await vault.readLink("/file-to-link")).toBe("new");
  });
});

describe("a folder in the vault", () => {
  it("receives a file under its own name", async () => {
    await vault.makeDirectory("/d");
    writeFileSync(at("a.txt"), "a");
    await put(at("a.txt"), "/d");
    expect(await readText(vault, "/d/a.txt")).toBe("a");
  });

  it("receives the entries of a folder, and keeps what else is in it", async () => {
    await vault.makeDirectory("/d");
    await writeFile(vault, "/d/mine", "mine");
    writeFileSync(at("a"), "a");
    await put(folder, "/d");
    expect(await namesIn(vault, "/d")).toEqual(["a", "mine"]);
  });

  it("is not made by a slash at the end", async () => {
    writeFileSync(at("a"), "a");
    await expect(put(at("a"), "/new/")).rejects.toMatchObject({ failure: { kind: "not-found" } });
    expect(await namesIn(vault, "/")).toEqual([]);
  });

  it("that a file should replace is kept, and a file that a folder should replace", async () => {
    await vault.makeDirectory("/x");
    await writeFile(vault, "/y", "mine");
    writeFileSync(at("x"), "x");
    mkdirSync(at("y"));
    await put(folder, "/");
    expect(io.reported).toEqual([
      { kind: "already-exists", path: "/x" },
      { kind: "already-exists", path: "/y" },
    ]);
    expect(await namesIn(vault, "/")).toEqual(["x/", "y"]);
  });
});

describe("what a vault cannot hold is named and skipped, and the rest is copied", () => {
  it("a socket", async () => {
    const server = createServer().listen(at("socket"));
    await once(server, "listening");
    writeFileSync(at("file"), "f");
    await put(folder, "/");
    server.close();
    expect(io.reported).toEqual([{ kind: "local-unsupported", path: at("socket") }]);
    expect(await namesIn(vault, "/")).toEqual(["file"]);
  });

  it("the second of two names that are one in NFC: it would replace the first", async () => {
    writeFileSync(at("e\u0301"), "decomposed");
    writeFileSync(at("\u00e9"), "composed");
    await put(folder, "/");
    expect(io.reported).toEqual([{ kind: "already-exists", path: "/\u00e9" }]);
    expect(await readText(vault, "/\u00e9")).toBe("decomposed");
  });

  it("a name that is no text", async () => {
    writeFileSync(Buffer.concat([Buffer.from(at("bad-")), Buffer.from([0xff])]), "x");
    writeFileSync(at("good"), "good");
    await put(folder, "/");
    expect(io.reported).toEqual([{ kind: "name-invalid", path: "/bad-\ufffd" }]);
    expect(await namesIn(vault, "/")).toEqual(["good"]);
  });
});

it("says that the source is not there", async () => {
  await expect(put(at("nowhere"), "/a")).rejects.toMatchObject({
    failure: { kind: "local-not-found", path: at("nowhere") },
  });
});

it("stops between two pieces when the user asks to, and leaves no file", async () => {
  writeFileSync(at("big"), new Uint8Array(5_000_000));
  const tally = await startTally(io, false, () => Promise.reject(new Error("not wanted")));
  const interrupting = {
    ...tally,
    addBytes: (count: number) => {
      io.interrupt();
      return tally.addBytes(count);
    },
  };
  await expect(
    importAsCopy(plainRun({ vault, io, tally: interrupting }), at("big"), "/big"),
  ).rejects.toThrow();
  expect(await namesIn(vault, "/")).toEqual([]);
});
