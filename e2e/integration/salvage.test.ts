/** Whatever is whole comes out of a damaged vault, and of the rest it is said what it is. */

import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { latchkey, type RunOptions } from "./support/cli.ts";
import { hostTree, latchkeyTree } from "./support/tree-lines.ts";
import {
  expectedTree,
  fixturePassword,
  hasSharedFixtures,
  ownFixtures,
  scratchFolder,
  sharedFixtures,
  snapshot,
  unpack,
} from "./support/unpack.ts";

const official = join(ownFixtures, "official");
const damaged = join(ownFixtures, "damaged");
const names = ["v8-siv-gcm", "v8-siv-ctrmac"] as const;

let scratch = "";
/** What the vault of the damaged fixtures holds when it is not damaged. */
let whole: readonly string[] = [];
beforeAll(async () => {
  scratch = scratchFolder();
  whole = await latchkeyTree(unpack(damaged, "foreign-files", scratch), fixturePassword);
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

let folders = 0;
function freshFolder(): string {
  folders += 1;
  return join(scratch, `salvaged-${folders}`);
}

const Summary = z.looseObject({ summary: z.looseObject({}) });

interface Salvaged {
  readonly folder: string;
  readonly code: number | null;
  readonly stderr: string;
  /** What was told, without the summary. */
  readonly reports: readonly unknown[];
  readonly summary: unknown;
  readonly tree: readonly string[];
}

async function salvage(
  vault: string,
  words: readonly string[] = ["--password-stdin"],
  options: RunOptions = { input: fixturePassword },
): Promise<Salvaged> {
  const folder = freshFolder();
  const { code, stderr, objects } = await latchkey(
    ["salvage", vault, folder, "--json", ...words],
    options,
  );
  const { summary } = Summary.parse(objects.at(-1));
  return { folder, code, stderr, reports: objects.slice(0, -1), summary, tree: hostTree(folder) };
}

describe.each(names)("%s of the official software", (name) => {
  it("comes out whole, and is left as it is", async () => {
    const vault = unpack(official, name, scratch);
    const before = snapshot(vault);
    const { code, stderr, reports, tree } = await salvage(vault);
    expect([code, stderr, reports]).toEqual([0, "", []]);
    expect(tree).toEqual(expectedTree(official, name));
    expect(snapshot(vault)).toEqual(before);
  });

  it.each([
    ["--rawkey-file", "rawkey.txt"],
    ["--words-file", "recoverykey.txt"],
  ])("comes out whole by %s without its configuration and key file", async (option, file) => {
    const vault = unpack(official, name, scratch);
    rmSync(join(vault, "vault.cryptomator"));
    rmSync(join(vault, "masterkey.cryptomator"));
    const key = join(official, `${name}.${file}`);
    const { code, tree, summary } = await salvage(vault, [option, key], {});
    expect(code).toBe(0);
    expect(tree).toEqual(expectedTree(official, name));
    const cipher = name === "v8-siv-gcm" ? "SIV_GCM" : "SIV_CTRMAC";
    expect(summary).toMatchObject({ cipher, shorteningThreshold: 220, hasConfig: false });
  });

  it("comes out whole by the words on standard input, or a key of 64 bytes", async () => {
    const vault = unpack(official, name, scratch);
    rmSync(join(vault, "vault.cryptomator"));
    const words = readFileSync(join(official, `${name}.recoverykey.txt`));
    const byWords = await salvage(vault, ["--words-stdin"], { input: words });
    expect(byWords.tree).toEqual(expectedTree(official, name));
    const digits = readFileSync(join(official, `${name}.rawkey.txt`), "utf8").trim();
    const file = join(scratch, "raw.key");
    writeFileSync(file, Buffer.from(digits, "hex"));
    const byBytes = await salvage(vault, ["--rawkey-file", file], {});
    expect(byBytes.tree).toEqual(expectedTree(official, name));
  });
});

/** Lines of the whole vault but for those of some paths. */
const without = (...paths: readonly string[]): readonly string[] =>
  whole.filter((line) => {
    const path = line.split("\t").at(-1) ?? "";
    return !paths.some((each) => path === each || path.startsWith(`${each}/`));
  });

/** The same files below another folder. */
const moved = (from: string, to: string): readonly string[] =>
  whole.flatMap((line) => {
    const at = line.lastIndexOf("\t") + 1;
    return line.slice(at).startsWith(`${from}/`)
      ? [`${line.slice(0, at)}${to}${line.slice(at + from.length)}`]
      : [];
  });

describe("a damaged vault", () => {
  async function salvageFixture(name: string): Promise<Salvaged> {
    const vault = unpack(damaged, name, scratch);
    const before = snapshot(vault);
    const result = await salvage(vault);
    expect([result.code, result.stderr]).toEqual([0, ""]);
    expect(snapshot(vault)).toEqual(before);
    return result;
  }

  it.each(["conflict-dir-same", "c9s-trailing-bytes", "foreign-files"])(
    "in which nothing of the user is damaged comes out whole: %s",
    async (name) => {
      expect((await salvageFixture(name)).tree).toEqual(whole);
    },
  );

  it("with one bit changed has zeros for one chunk, and the right bytes around", async () => {
    const { folder, reports, tree } = await salvageFixture("chunk1-bitflip");
    expect(reports).toMatchObject([
      { path: "/big.bin", holes: [[32768, 65536]], savedAs: "big.bin", type: "file" },
    ]);
    expect(tree).toEqual(expect.arrayContaining([...without("/big.bin")]));
    const right = (await salvageFixture("foreign-files")).folder;
    const expected = readFileSync(join(right, "big.bin")).fill(0, 32768, 65536);
    expect(Buffer.compare(readFileSync(join(folder, "big.bin")), expected)).toBe(0);
  });

  it("with a file cut inside a chunk has its beginning", async () => {
    const { folder, reports } = await salvageFixture("truncated-chunk");
    expect(reports).toMatchObject([{ path: "/big.bin", holes: [[98304, 98326]] }]);
    const right = readFileSync(join((await salvageFixture("foreign-files")).folder, "big.bin"));
    const saved = readFileSync(join(folder, "big.bin"));
    expect(Buffer.compare(saved.subarray(0, 98304), right.subarray(0, 98304))).toBe(0);
  });

  it("with a file cut between chunks has its beginning, and nobody can tell", async () => {
    const { reports, folder } = await salvageFixture("truncated-at-chunk-boundary");
    expect(reports).toEqual([]);
    expect(readFileSync(join(folder, "big.bin"))).toHaveLength(65536);
  });

  it.each([
    ["conflict-file", 1],
    ["c9s-conflict", 1],
  ])("with a conflict copy has both: %s", async (name, more) => {
    const { tree } = await salvageFixture(name);
    expect(tree).toEqual(expect.arrayContaining([...whole]));
    expect(tree).toHaveLength(whole.length + more);
  });

  it("whose node of a directory is gone has its files under its id", async () => {
    const { tree, summary } = await salvageFixture("dir-node-removed");
    const id = /\/LOST\+FOUND\/([0-9a-f-]{36})$/m.exec(tree.join("\n"))?.[1] ?? "";
    const rest = moved("/dir1", `/LOST+FOUND/${id}`);
    expect(tree).toEqual(expect.arrayContaining([...without("/dir1"), ...rest]));
    expect(summary).toMatchObject({ orphans: 1, lost: 0 });
  });

  it("whose directory has lost its id has its files under that id, and says so", async () => {
    const { tree, reports } = await salvageFixture("dir-empty-dirfile");
    expect(reports).toMatchObject([{ path: "/dir1", type: "directory", savedAs: null }]);
    const id = /\/LOST\+FOUND\/([0-9a-f-]{36})$/m.exec(tree.join("\n"))?.[1] ?? "";
    expect(tree).toEqual(expect.arrayContaining([...moved("/dir1", `/LOST+FOUND/${id}`)]));
  });

  it("whose directory has lost its content says so", async () => {
    const { reports, tree } = await salvageFixture("dir-missing-content");
    expect(reports).toMatchObject([{ path: "/dir2", type: "directory", reason: "broken-node" }]);
    expect(tree).toEqual([...without("/dir2"), "D\t-\t-\t/dir2"].sort());
  });

  it.each(["c9s-no-name", "name-moved"])(
    "with a name that cannot be read has the file without it: %s",
    async (name) => {
      const { tree, summary } = await salvageFixture(name);
      const digests = (lines: readonly string[]) => new Set(lines.map((it) => it.split("\t")[2]));
      expect([...digests(tree)].sort()).toEqual([...digests(whole)].sort());
      expect(summary).toMatchObject({ nameless: 1, lost: 0 });
    },
  );

  it("with a node of two kinds has both", async () => {
    const { tree } = await salvageFixture("type-ambiguous");
    expect(tree).toEqual(expect.arrayContaining([...whole]));
    expect(tree).toHaveLength(whole.length + 1);
  });
});

describe("the command", () => {
  it("leaves alone what is in the folder", async () => {
    const vault = unpack(official, "v8-siv-gcm", scratch);
    const folder = freshFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, "hello.txt"), "mine");
    const words = ["salvage", vault, folder, "--password-stdin", "--json"];
    expect((await latchkey(words, { input: fixturePassword })).code).toBe(0);
    expect(readFileSync(join(folder, "hello.txt"), "utf8")).toBe("mine");
    const tree = hostTree(folder).filter((line) => !line.endsWith("/hello.txt"));
    expect(tree.map((line) => line.replace("/hello (2).txt", "/hello.txt")).sort()).toEqual(
      expectedTree(official, "v8-siv-gcm"),
    );
  });

  it.each([
    ["a wrong password", ["--password-stdin"], "wrong", 10, "wrong-password"],
    ["words of no key", ["--words-stdin"], "ad ah as", 11, "wrong-recovery-key"],
  ] as const)("refuses %s before anything is made", async (_, words, input, code, error) => {
    const vault = unpack(official, "v8-siv-gcm", scratch);
    const folder = freshFolder();
    const outcome = await latchkey(["salvage", vault, folder, ...words, "--json"], { input });
    expect(outcome.code).toBe(code);
    expect(JSON.parse(outcome.stderr)).toMatchObject({ error });
    expect(() => hostTree(folder)).toThrow();
  });

  it("refuses the key of another vault, a key that is none, two keys, and a folder in the vault", async () => {
    const vault = unpack(official, "v8-siv-gcm", scratch);
    const other = join(official, "v8-siv-ctrmac.rawkey.txt");
    const codes: (number | null)[] = [];
    for (const words of [
      [freshFolder(), "--rawkey-file", other],
      [freshFolder(), "--rawkey-file", join(official, "v8-siv-gcm.recoverykey.txt")],
      [freshFolder(), "--rawkey-file", other, "--words-stdin"],
      [join(vault, "inside"), "--password-stdin"],
    ]) {
      codes.push((await latchkey(["salvage", vault, ...words], { input: fixturePassword })).code);
    }
    expect(codes).toEqual([23, 2, 2, 2]);
  });

  it("tells people what is damaged, and where", async () => {
    const vault = unpack(damaged, "chunk1-bitflip", scratch);
    const words = ["salvage", vault, freshFolder(), "--password-stdin"];
    const { text } = await latchkey(words, { input: fixturePassword });
    expect(text).toContain("Damaged: /big.bin, zeros at bytes 32768 to 65535\n");
  });

  it("reads a key file that lies elsewhere", async () => {
    const vault = unpack(official, "v8-siv-gcm", scratch);
    const key = join(scratch, "elsewhere.key");
    writeFileSync(key, readFileSync(join(vault, "masterkey.cryptomator")));
    rmSync(join(vault, "masterkey.cryptomator"));
    truncateSync(join(vault, "vault.cryptomator"), 10);
    const { tree } = await salvage(vault, ["--password-stdin", "--masterkey-file", key]);
    expect(tree).toEqual(expectedTree(official, "v8-siv-gcm"));
  });
});

const suite = "a vault of another project";
if (!hasSharedFixtures) it.skip(`${suite} [needs ../shared]`);
else {
  describe(suite, () => {
    const folder = join(sharedFixtures, "third-party");

    it.each([
      ["v8-cryptomator-rust", "12345678"],
      ["v8-oxidized", "123456789"],
      ["v8-ts-vault2", "12341234"],
      ["v8-gcm-yombar", "password"],
      ["v8-ctrmac-yombar", "password"],
    ])("%s comes out, orphans apart", async (name, password) => {
      const vault = unpack(folder, name, scratch);
      const { code, tree } = await salvage(vault, ["--password-stdin"], { input: password });
      expect(code).toBe(0);
      const inTree = tree.filter((line) => !line.includes("\t/LOST+FOUND"));
      expect(inTree).toEqual(expectedTree(folder, name));
    });
  });
}
