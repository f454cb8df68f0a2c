/** `import` and `export` as a program sees them: trees of odd names, conflicts, verification, what goes wrong. */

import { execFileSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { latchkey, type Outcome } from "./support/cli.ts";
import { hostTree } from "./support/tree-lines.ts";
import { scratchFolder } from "./support/unpack.ts";
import { lintFindings } from "./support/vaultlint.ts";

const password = "correct horse";
let scratch = "";
let vault = "";

beforeEach(async () => {
  scratch = scratchFolder();
  vault = join(scratch, "vault");
  await run(["create", vault]);
  mkdirSync(at("src"));
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

const at = (...names: readonly string[]): string => join(scratch, ...names);

function run(words: readonly string[]): Promise<Outcome> {
  return latchkey([...words, "--json", "--password-stdin"], { input: password });
}

/** Runs a command that must succeed, and gives back its summary. */
async function summary(words: readonly string[]): Promise<unknown> {
  const { code, stderr, objects } = await run(words);
  expect([code, stderr]).toEqual([0, ""]);
  return objects.at(-1);
}

async function cat(path: string): Promise<string> {
  return (await run(["cat", vault, path])).text;
}

async function names(path: string): Promise<readonly unknown[]> {
  const { objects } = await run(["ls", vault, path]);
  return objects.map((object) => (object as { path: string }).path);
}

/** Something of each kind, with names that some system or other does not like. */
function makeOddTree(): void {
  mkdirSync(at("src", "empty folder"));
  mkdirSync(at("src", "sub", "deep"), { recursive: true });
  for (const name of ["a.txt", "con", "tail.", " lead", 'q?*:"<>|', "ü 🔑", "n".repeat(200)]) {
    writeFileSync(at("src", "sub", name), `content of ${name}`);
    utimesSync(at("src", "sub", name), 0, 981_173_106.789);
  }
  writeFileSync(at("src", "empty"), "");
  writeFileSync(at("src", "sub", "deep", "big"), Buffer.alloc(3_500_000, "0123456789"));
  symlinkSync("../a.txt", at("src", "sub", "deep", "link"));
  symlinkSync("/no/where", at("src", "dangling"));
  utimesSync(at("src", "sub"), 0, 1_000_000_000);
}

describe("a tree of odd names", () => {
  it("goes in and out again to the byte, with times and links, and is proved on the way", async () => {
    makeOddTree();
    const counts = { files: 9, symlinks: 2, bytes: 3_500_310, failed: [] };
    const inward = await summary(["import", vault, at("src"), "--to", "/new/place", "--verify"]);
    expect(inward).toEqual({ ...counts, directories: 3 });
    expect(await summary(["export", vault, "/new/place", at("out", "here"), "--verify"])).toEqual({
      ...counts,
      directories: 4,
    });
    expect(hostTree(at("out", "here", "place"))).toEqual(hostTree(at("src")));
    expect(lstatSync(at("out", "here", "place", "sub")).mtimeMs).toBe(1_000_000_000_000);
    expect(lstatSync(at("out", "here", "place", "sub", "con")).mtimeMs).toBe(981_173_106_789);
    expect(await lintFindings(vault, password)).toEqual([]);
  });

  it("comes out of the root as entries, and files go in under their own names", async () => {
    makeOddTree();
    writeFileSync(at("x"), "x");
    await summary(["import", vault, at("src"), at("x")]);
    await summary(["export", vault, "/", at("all")]);
    expect(readFileSync(at("all", "x"), "utf8")).toBe("x");
    rmSync(at("all", "x"));
    expect(hostTree(at("all"))).toEqual(hostTree(at("src")));
    await summary(["export", vault, "/sub/deep/big", "/x", at("some")]);
    expect(readdirSync(at("some")).sort()).toEqual(["big", "x"]);
  });
});

describe("a name that is taken", () => {
  beforeEach(async () => {
    writeFileSync(at("src", "a.txt"), "old");
    utimesSync(at("src", "a.txt"), 0, 1_000_000_000);
    await summary(["import", vault, at("src"), "--to", "/d"]);
    writeFileSync(at("src", "a.txt"), "new one");
  });

  it.each([
    [[], ["/d/a (2).txt", "/d/a.txt"], "old"],
    [["--on-conflict", "keep-both"], ["/d/a (2).txt", "/d/a.txt"], "old"],
    [["--on-conflict", "replace"], ["/d/a.txt"], "new one"],
    [["--on-conflict", "replace", "--verify"], ["/d/a.txt"], "new one"],
    [["--on-conflict", "skip"], ["/d/a.txt"], "old"],
    [["--on-conflict", "newer"], ["/d/a.txt"], "new one"],
  ])("in the vault, with %j", async (options, expected, content) => {
    await summary(["import", vault, at("src"), "--to", "/d", ...options]);
    expect(await names("/d")).toEqual(expected);
    expect(await cat("/d/a.txt")).toBe(content);
    expect(await lintFindings(vault, password)).toEqual([]);
  });

  it("is not replaced by what is older", async () => {
    utimesSync(at("src", "a.txt"), 0, 900_000_000);
    await summary(["import", vault, at("src"), "--to", "/d", "--on-conflict", "newer"]);
    expect(await cat("/d/a.txt")).toBe("old");
  });

  it.each([
    [[], ["a (2).txt", "a.txt"], "mine"],
    [["--on-conflict", "replace"], ["a.txt"], "old"],
    [["--on-conflict", "skip"], ["a.txt"], "mine"],
    [["--on-conflict", "newer"], ["a.txt"], "mine"],
  ])("on this computer, with %j", async (options, expected, content) => {
    mkdirSync(at("out", "d"), { recursive: true });
    writeFileSync(at("out", "d", "a.txt"), "mine");
    await summary(["export", vault, "/d", at("out"), ...options]);
    expect(readdirSync(at("out", "d"))).toEqual(expected);
    expect(readFileSync(at("out", "d", "a.txt"), "utf8")).toBe(content);
  });

  it("by a folder is never given to a file, nor the other way round", async () => {
    mkdirSync(at("other", "a.txt"), { recursive: true });
    const { code, objects } = await run([
      "import",
      vault,
      at("other"),
      "--to",
      "/d",
      "--on-conflict",
      "replace",
    ]);
    expect(code).toBe(13);
    expect(objects).toMatchObject([{ failed: [{ error: "already-exists", path: "/d/a.txt" }] }]);
    expect(await cat("/d/a.txt")).toBe("old");
  });
});

describe("what cannot be copied is named, and the rest is copied", () => {
  it("in: a pipe, a source that is not there", async () => {
    execFileSync("mkfifo", [at("src", "pipe")]);
    writeFileSync(at("src", "z"), "z");
    const { code, objects, stderr } = await run(["import", vault, at("src"), at("gone")]);
    expect(code).toBe(2);
    expect(objects).toMatchObject([
      {
        files: 1,
        failed: [
          { error: "local-unsupported", path: at("src", "pipe") },
          { error: "local-not-found", path: at("gone") },
        ],
      },
    ]);
    expect(stderr.trim().split("\n")).toHaveLength(2);
    expect(await names("/")).toEqual(["/z"]);
  });

  it("out: what does not authenticate, with no half of it left", async () => {
    makeOddTree();
    await summary(["import", vault, at("src")]);
    const { objects } = await run(["locate", vault, "/sub/deep/big"]);
    const { ciphertextPath } = objects[0] as { ciphertextPath: string };
    const bytes = readFileSync(join(vault, ciphertextPath));
    bytes[2_000_000] = (bytes[2_000_000] ?? 0) ^ 1;
    writeFileSync(join(vault, ciphertextPath), bytes);
    const outcome = await run(["export", vault, "/sub", at("out")]);
    expect(outcome.code).toBe(20);
    expect(outcome.objects).toMatchObject([
      { failed: [{ error: "tampered", path: "/sub/deep/big" }] },
    ]);
    expect(readdirSync(at("out", "sub", "deep"))).toEqual(["link"]);
  });
});

it("refuses what lies in the vault folder, and a source that holds it", async () => {
  expect((await run(["import", vault, join(vault, "d")])).code).toBe(2);
  expect((await run(["import", vault, scratch])).code).toBe(2);
  expect((await run(["export", vault, "/", join(vault, "new")])).code).toBe(2);
});

it("begins nothing where there is no room", async () => {
  const tiny = at("tiny");
  mkdirSync(tiny);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", tiny], { stdio: "ignore" });
  } catch {
    // Mounting takes rights that not everybody has; the unit tests ask the same of a disk of their own.
    return;
  }
  try {
    makeOddTree();
    writeFileSync(at("src", "big2"), Buffer.alloc(2_000_000));
    await summary(["import", vault, at("src")]);
    const out = await run(["export", vault, "/", join(tiny, "out")]);
    expect([out.code, out.objects]).toEqual([14, []]);
    expect(readdirSync(tiny)).toEqual([]);
    await run(["create", join(tiny, "vault")]);
    const inward = await run(["import", join(tiny, "vault"), at("src")]);
    expect([inward.code, inward.objects]).toEqual([14, []]);
  } finally {
    execFileSync("umount", [tiny]);
  }
});

it("tells how far it is, with totals that were counted first", async () => {
  makeOddTree();
  const { objects } = await run(["import", vault, at("src"), "--progress"]);
  const total = { totalFiles: 9, totalBytes: 3_500_310 };
  expect(objects[0]).toMatchObject({ progress: total });
  expect(objects.at(-2)).toEqual({ progress: { doneFiles: 9, doneBytes: 3_500_310, ...total } });
});
