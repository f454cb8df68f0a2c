/** A check that its user stops, and goes on with later, by the built command line. */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { flipLastBit } from "./support/damage.ts";
import { scratchFolder, snapshot } from "./support/unpack.ts";

const password = "correct horse";
const FILES = 40;
let scratch = "";
let vault = "";
let report = "";

const env = (): Record<string, string> => ({ LATCHKEY_HOME: join(scratch, "home") });

const run = (words: readonly string[]) =>
  latchkey([...words, "--password-stdin"], { input: password, env: env() });

beforeAll(async () => {
  scratch = scratchFolder();
  vault = join(scratch, "vault");
  report = join(scratch, "report.txt");
  await run(["create", vault]);
  mkdirSync(join(scratch, "files"));
  for (let number = 0; number < FILES; number += 1) {
    writeFileSync(
      join(scratch, "files", `private name ${number}`),
      Buffer.alloc(3_000_000, number),
    );
  }
  await run(["put", vault, join(scratch, "files"), "/"]);
  const files = readdirSync(join(vault, "d"), { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => /[^/]{28,}\.c9r$/.test(name))) {
    if (!file.endsWith("dirid.c9r")) await flipLastBit(join(vault, "d", file));
  }
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const Finding = z.object({ id: z.literal("DamagedChunk"), path: z.string() });

interface Part {
  readonly code: number | null;
  readonly paths: readonly string[];
  readonly last: unknown;
}

/** Starts a check and presses Ctrl+C at its first word; where it is done before that is heard, again. */
async function stopped(words: readonly string[]): Promise<Part> {
  for (;;) {
    const end = await interrupted(words);
    if (end.code === 130) return end;
  }
}

/** Presses Ctrl+C at the first word of a check, which may be done all the same. */
async function interrupted(words: readonly string[]): Promise<Part> {
  const child = startLatchkey(["check", vault, ...words, "--json", "--password-stdin"], {
    env: env(),
  });
  const ended = exitCodeOf(child);
  child.stdin?.end(password);
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  // Once: a second one kills what is about to end by itself.
  child.stdout?.once("data", () => child.kill("SIGINT"));
  return part(await ended, text);
}

function part(code: number | null, text: string): Part {
  const lines: unknown[] =
    text.trim() === ""
      ? []
      : text
          .trim()
          .split("\n")
          .map((line): unknown => JSON.parse(line));
  const paths = lines.flatMap((line) => Finding.safeParse(line).data?.path ?? []);
  return { code, paths, last: lines.at(-1) };
}

it("goes on where it was, tells nothing twice, and counts all of it", async () => {
  const before = snapshot(vault);
  const words = ["--deep", "--report", report];
  const whole = await run(["check", vault, "--deep", "--json"]);
  const parts = [await stopped(words)];
  while (parts.at(-1)?.code === 130 && parts.length < 100) {
    parts.push(await interrupted(["--resume", "--report", report]));
  }
  expect(parts.length).toBeGreaterThan(1);
  // A signal that comes while Node goes down, with all said, finds nobody who hears it.
  expect([4, null]).toContain(parts.at(-1)?.code);
  const expected = part(whole.code, whole.text);
  expect(expected.paths).toHaveLength(FILES);
  expect(parts.flatMap(({ paths }) => paths)).toEqual(expected.paths);
  expect(parts.at(-1)?.last).toEqual(expected.last);
  for (const path of expected.paths) {
    expect(readFileSync(report, "utf8").split(`– ${path}\n`)).toHaveLength(2);
  }
  expect(snapshot(vault)).toEqual(before);
});

it("keeps what it needs for that outside of the vault, without a name of it, until it is done", async () => {
  const folder = join(scratch, "home", "stopped-checks");
  expect(readdirSync(folder)).toEqual([]);
  await stopped(["--deep"]);
  const [file = "", ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  const kept = readFileSync(join(folder, file), "utf8");
  expect(kept).not.toMatch(/private|vault|correct/);
  expect((await run(["check", vault, "--resume"])).code).toBe(4);
  expect(readdirSync(folder)).toEqual([]);
});

it("is refused where nothing was stopped, and beside options that it already has", async () => {
  const none = await run(["check", vault, "--resume"]);
  expect([none.code, none.stderr]).toEqual([
    2,
    expect.stringContaining("No check of this vault was stopped"),
  ]);
  for (const more of [["--deep"], ["--fix"], ["--only", "DamagedChunk"]]) {
    const { code, stderr } = await run(["check", vault, "--resume", ...more]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("leave out")]);
  }
});
