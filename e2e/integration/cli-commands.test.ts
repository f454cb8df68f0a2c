/** Each command as a program sees it: arguments, JSON and exit code as docs/cli.md promises. */

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
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { latchkey, type Outcome, program } from "./support/cli.ts";
import { onTerminal } from "./support/terminal.ts";
import { hostTree, latchkeyTree } from "./support/tree-lines.ts";
import { scratchFolder, snapshot } from "./support/unpack.ts";
import { lintFindings } from "./support/vaultlint.ts";

const password = "correct horse";
let scratch = "";
let vault = "";

beforeAll(async () => {
  scratch = scratchFolder();
  vault = join(scratch, "vault");
  await succeed(["create", vault]);
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const at = (...names: readonly string[]): string => join(scratch, ...names);

/** Runs a command with `--json`, which must succeed. */
async function succeed(words: readonly string[], input = password): Promise<Outcome> {
  const outcome = await latchkey([...words, "--json", "--password-stdin"], { input });
  expect(outcome.stderr).toBe("");
  expect(outcome.code).toBe(0);
  return outcome;
}

const WithPath = z.object({ path: z.string() });

async function paths(path = "/"): Promise<readonly string[]> {
  const { objects } = await succeed(["tree", vault, path]);
  return objects.map((object) => WithPath.parse(object).path);
}

describe("the program", () => {
  it("runs by itself, and says its version", () => {
    const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
    expect(execFileSync(program, ["--version"], { encoding: "utf8" })).toBe(
      `latchkey ${version}\n`,
    );
  });

  it("brings all it needs: it runs where there is no node_modules", async () => {
    const alone = at("alone");
    execFileSync("cp", ["-r", join(program, ".."), alone]);
    const copy = join(alone, "latchkey.js");
    expect(execFileSync(process.execPath, [copy, "help"], { cwd: scratch }).length).toBeGreaterThan(
      500,
    );
  });
});

describe("create", () => {
  it("makes a folder with a vault, and says what it made", async () => {
    const made = at("made");
    const { objects } = await succeed(["create", made]);
    expect(objects).toEqual([
      {
        vault: made,
        format: 8,
        cipher: "SIV_GCM",
        shorteningThreshold: 220,
        masterkeyFile: join(made, "masterkey.cryptomator"),
      },
    ]);
    expect(readdirSync(made).sort()).toEqual(["d", "masterkey.cryptomator", "vault.cryptomator"]);
    expect(await lintFindings(made, password)).toEqual([]);
  });

  it("takes a folder that is empty, a cipher and a threshold", async () => {
    mkdirSync(at("empty"));
    const options = ["--cipher", "SIV_CTRMAC", "--shortening-threshold=36"];
    const { objects } = await succeed(["create", at("empty"), ...options]);
    expect(objects).toMatchObject([{ cipher: "SIV_CTRMAC", shorteningThreshold: 36 }]);
    const info = await latchkey(["info", at("empty"), "--json"]);
    expect(info.objects).toMatchObject([{ cipher: "SIV_CTRMAC", shorteningThreshold: 36 }]);
  });

  it("writes the key file elsewhere, where every command then finds it by the same option", async () => {
    const elsewhere = ["--masterkey-file", at("key.json")];
    await succeed(["create", at("keyless"), ...elsewhere]);
    expect(readdirSync(at("keyless")).sort()).toEqual(["d", "vault.cryptomator"]);
    await latchkey(["key", "forget", at("keyless")]);
    expect(
      (await latchkey(["ls", at("keyless"), "--password-stdin"], { input: password })).code,
    ).toBe(18);
    await succeed(["mkdir", at("keyless"), "/d", ...elsewhere]);
    expect((await succeed(["ls", at("keyless"), ...elsewhere])).objects).toMatchObject([
      { path: "/d" },
    ]);
    const info = await latchkey(["info", at("keyless"), "--json", ...elsewhere]);
    expect(info.objects).toMatchObject([{ masterkeyFile: at("key.json") }]);
  });

  it("knows a password in NFC, however it was typed", async () => {
    await succeed(["create", at("umlaut")], "pa\u0308sswo\u0308rd\n");
    await succeed(["ls", at("umlaut")], "p\u00e4ssw\u00f6rd");
    expect(await lintFindings(at("umlaut"), "p\u00e4ssw\u00f6rd")).toEqual([]);
  });
});

describe("put, tree, ls, stat, cat and get", () => {
  beforeAll(async () => {
    mkdirSync(at("src", "sub", "deep"), { recursive: true });
    writeFileSync(at("src", "hello.txt"), "hello world\n");
    writeFileSync(at("src", "sub", "deep", "big"), Buffer.alloc(100_001, "0123456789abcdef-"));
    symlinkSync("../hello.txt", at("src", "sub", "link"));
    symlinkSync("/etc", at("src", "absolute"));
    utimesSync(at("src", "hello.txt"), 0, 981_173_106.789);
    utimesSync(at("src", "sub"), 0, 1_000_000_000.5);
    const { objects } = await succeed(["put", vault, at("src"), "/t"]);
    expect(objects).toEqual([{ files: 2, directories: 3, symlinks: 2, bytes: 100_013 }]);
  });

  it("carry a tree to and fro, byte for byte, with links and times", async () => {
    const { objects } = await succeed(["get", vault, "/t", at("out")]);
    expect(objects).toEqual([{ files: 2, directories: 3, symlinks: 2, bytes: 100_013 }]);
    expect(hostTree(at("out"))).toEqual(hostTree(at("src")));
    expect(lstatSync(at("out", "hello.txt")).mtimeMs).toBe(981_173_106_789);
    expect(lstatSync(at("out", "sub")).mtimeMs).toBe(1_000_000_000_500);
  });

  it("describe entries with the same objects", async () => {
    const file = {
      type: "file",
      path: "/t/hello.txt",
      size: 12,
      mtime: "2001-02-03T04:05:06.789Z",
    };
    const link = { type: "symlink", path: "/t/sub/link", size: null, target: "../hello.txt" };
    expect((await succeed(["stat", vault, "/t/hello.txt"])).objects).toEqual([file]);
    expect((await succeed(["stat", vault, "/t/sub/link"])).objects).toMatchObject([link]);
    expect((await succeed(["ls", vault, "/t"])).objects).toContainEqual(file);
    const sha256 = "a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447";
    const { objects } = await succeed(["tree", vault, "--digest"]);
    expect(objects).toContainEqual({ ...file, sha256 });
    expect(objects).toContainEqual({
      type: "directory",
      path: "/t/sub",
      size: null,
      mtime: "2001-09-09T01:46:40.500Z",
    });
  });

  it("list parents first, and names in the order of code units", async () => {
    expect(await paths()).toEqual([
      "/t",
      "/t/absolute",
      "/t/hello.txt",
      "/t/sub",
      "/t/sub/deep",
      "/t/sub/deep/big",
      "/t/sub/link",
    ]);
    expect(await paths("/t/sub/")).toEqual(["/t/sub/deep", "/t/sub/deep/big", "/t/sub/link"]);
  });

  it.each([
    [[], 0, 100_001],
    [["--offset", "32767", "--length", "2"], 32_767, 32_769],
    [["--offset", "100000"], 100_000, 100_001],
    [["--offset", "100001"], 100_001, 100_001],
    [["--offset", "999999999999"], 100_001, 100_001],
    [["--length", "0"], 0, 0],
    [["--length", "999999999999"], 0, 100_001],
  ] as const)("cat %j gives the bytes, also with --json", async (options, start, end) => {
    const { stdout } = await succeed(["cat", vault, "/t/sub/deep/big", ...options]);
    const content = readFileSync(at("src", "sub", "deep", "big"));
    expect(stdout.equals(content.subarray(start, end))).toBe(true);
  });

  it("cat and ls follow links inside the vault, and no further", async () => {
    expect((await succeed(["cat", vault, "/t/sub/link"])).text).toBe("hello world\n");
    const outside = await latchkey(["ls", vault, "/t/absolute", "--password-stdin"], {
      input: password,
    });
    expect(outside.code).toBe(12);
  });

  it("tell programs how far they are", async () => {
    const { objects } = await succeed(["get", vault, "/t", at("out-2"), "--progress"]);
    expect(objects.at(-2)).toEqual({
      progress: { doneBytes: 100_013, totalBytes: 100_013, doneFiles: 2, totalFiles: 2 },
    });
  });

  it("skip a pipe without waiting for it, and say so", async () => {
    mkdirSync(at("odd"));
    execFileSync("/usr/bin/mkfifo", [at("odd", "pipe")]);
    writeFileSync(at("odd", "file"), "x");
    const words = ["put", vault, at("odd"), "/odd", "--json", "--password-stdin"];
    const { code, stderr, objects } = await latchkey(words, { input: password });
    expect([code, JSON.parse(stderr)]).toMatchObject([2, { error: "local-unsupported" }]);
    expect(objects).toEqual([{ files: 1, directories: 1, symlinks: 0, bytes: 1 }]);
    await succeed(["rm", "-r", vault, "/odd"]);
  });

  it("write nothing into the vault when they only read", async () => {
    const before = snapshot(vault);
    await latchkeyTree(vault, password);
    await succeed(["ls", vault]);
    await succeed(["stat", vault, "/t"]);
    await succeed(["cat", vault, "/t/hello.txt"]);
    await succeed(["get", vault, "/t/hello.txt", at("one")]);
    await latchkey(["info", vault]);
    expect(snapshot(vault)).toEqual(before);
  });
});

describe("mkdir, mv, cp, rm and ln", () => {
  it("do what they are called for, and print an empty object", async () => {
    for (const words of [
      ["mkdir", vault, "/m"],
      ["mkdir", "-p", vault, "/m/n/o"],
      ["mkdir", "-p", vault, "/m/n/o"],
      ["ln", vault, "n/o", "/m/l"],
      ["cp", vault, "/m", "/m2"],
      ["mv", vault, "/m/n/o", "/m/moved"],
      ["rm", vault, "/m2/l"],
      ["rm", "-r", vault, "/m2/n/o"],
    ]) {
      expect((await succeed(words)).objects).toEqual([{}]);
    }
    expect(await paths("/m")).toEqual(["/m/l", "/m/moved", "/m/n"]);
    expect(await paths("/m2")).toEqual(["/m2/n"]);
    await succeed(["rm", "-r", vault, "/m", "/m2"]);
    expect(await paths()).not.toContain("/m");
  });

  it("mv replaces only when told to", async () => {
    writeFileSync(at("old"), "old");
    writeFileSync(at("new"), "new");
    await succeed(["put", vault, at("old"), "/old"]);
    await succeed(["put", vault, at("new"), "/new"]);
    const words = ["mv", vault, "/new", "/old", "--password-stdin"];
    expect((await latchkey(words, { input: password })).code).toBe(13);
    await succeed(["mv", vault, "/new", "/old", "--replace"]);
    expect((await succeed(["cat", vault, "/old"])).text).toBe("new");
    await succeed(["rm", vault, "/old"]);
  });

  it("rm removes nothing if one of its paths is wrong", async () => {
    await succeed(["mkdir", vault, "/keep"]);
    const words = ["rm", "-r", vault, "/keep", "/nowhere", "--password-stdin"];
    expect((await latchkey(words, { input: password })).code).toBe(12);
    expect(await paths()).toContain("/keep");
    await succeed(["rm", "-r", vault, "/keep"]);
  });
});

describe("passwords", () => {
  it.each([
    ["stdin", ["--password-stdin"], { input: `${password}\n` }],
    ["env", ["--password-env", "SECRET"], { env: { SECRET: password } }],
    [
      "command",
      ["--password-command", "printf '%s\\r\\n' \"$SECRET\""],
      { env: { SECRET: password } },
    ],
  ] as const)("may come from %s", async (_, words, options) => {
    expect((await latchkey(["ls", vault, ...words], options)).code).toBe(0);
  });

  it("may come from a file", async () => {
    writeFileSync(at("secret"), `${password}\n`);
    expect((await latchkey(["ls", vault, "--password-file", at("secret")])).code).toBe(0);
  });

  it("are not asked where there is no terminal", async () => {
    const { code, stderr } = await latchkey(["ls", vault]);
    expect(code).toBe(2);
    expect(stderr).toContain("--password-stdin");
  });

  it("are asked on a terminal, twice for a new one, and what is typed is not shown", async () => {
    const made = await onTerminal(
      ["create", at("asked")],
      [
        ["New password", `${password}\r`],
        ["The same again", "something else\r"],
        ["New password", `${password}\r`],
        ["The same again", `${password}\r`],
      ],
    );
    expect(made.code).toBe(0);
    expect(made.shown).not.toMatch(/horse|else/);
    // Backspace corrects.
    const opened = await onTerminal(["ls", at("asked")], [["Password of", `${password}x\u007f\r`]]);
    expect([opened.code, opened.shown.includes("horse")]).toEqual([0, false]);
  });

  it("are not waited for any longer after Ctrl+C", async () => {
    const { code, shown } = await onTerminal(["ls", vault], [["Password of", "corr\u0003"]]);
    expect(code).toBe(130);
    expect(shown).not.toContain("corr");
  });
});

it("leaves a vault that the independent reader finds nothing wrong with", async () => {
  expect(await lintFindings(vault, password)).toEqual([]);
});
