/** Copies that are cut off at any moment: the vault stays whole, and the same call goes on. */

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { hostTree } from "./support/tree-lines.ts";
import { scratchFolder } from "./support/unpack.ts";
import { lintFindings } from "./support/vaultlint.ts";

const password = "correct horse";
const files = 120;
const bigBytes = 60_000_000;
let scratch = "";
let vault = "";
let home = "";

beforeEach(async () => {
  scratch = scratchFolder();
  vault = join(scratch, "vault");
  home = join(scratch, "home");
  await run(["create", vault]);
  mkdirSync(at("src", "many"), { recursive: true });
  for (let index = 0; index < files; index += 1) {
    writeFileSync(at("src", "many", `file ${index}`), `content ${index} `.repeat(index * 40));
  }
  writeFileSync(at("src", "zz big"), Buffer.alloc(bigBytes, "a longer line that repeats\n"));
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

const at = (...names: readonly string[]): string => join(scratch, ...names);
const env = () => ({ LATCHKEY_HOME: home });

async function run(words: readonly string[]) {
  return latchkey([...words, "--json", "--password-stdin"], { input: password, env: env() });
}

interface Cut {
  readonly signal: NodeJS.Signals;
  /** How long after it began to copy, in milliseconds. */
  readonly afterMs: number;
  /** Removes what it has copied: where it was done before the signal came, it is tried again. */
  readonly undo: () => unknown;
}

/** Starts a call and ends it by a signal in its middle. */
async function cutOff(words: readonly string[], cut: Cut): Promise<void> {
  while ((await signalled(words, cut)) === 0) await cut.undo();
}

/** @returns its exit code; `null` if the signal has killed it */
async function signalled(words: readonly string[], { signal, afterMs }: Cut) {
  const child = startLatchkey([...words, "--json", "--progress", "--password-stdin"], {
    env: env(),
  });
  const ended = exitCodeOf(child);
  child.stdin?.end(password);
  child.stdout?.once("data", () => {
    void setTimeout(afterMs).then(() => child.kill(signal));
  });
  child.stdout?.resume();
  return ended;
}

it.each([
  ["SIGKILL", 0],
  ["SIGKILL", 150],
  ["SIGINT", 40],
] as const)(
  "an import that %s ends after %d ms goes on, and copies nothing twice",
  async (signal, afterMs) => {
    const words = ["import", vault, at("src"), "--to", "/in"];
    await cutOff(words, { signal, afterMs, undo: removeImport });
    const { code, objects } = await run([...words, "--resume"]);
    expect([code, objects.at(-1)]).toMatchObject([0, { failed: [] }]);
    // Under “keep-both”, whatever was copied twice would be there twice.
    await run(["export", vault, "/in", at("out")]);
    expect(hostTree(at("out", "in"))).toEqual(hostTree(at("src")));
    expect(await lintFindings(vault, password)).toEqual([]);
    expect(journals()).toEqual([]);
  },
);

it("an export that is killed in the middle of a file goes on with its part, and leaves none behind", async () => {
  await run(["import", vault, at("src", "zz big")]);
  const words = ["export", vault, "/zz big", at("out")];
  await cutOff(words, { signal: "SIGKILL", afterMs: 0, undo: removeExport });
  const parts = readdirSync(at("out")).filter((name) => name.endsWith(".part"));
  const done = parts.map((name) => statSync(at("out", name)).size)[0] ?? 0;
  const { code, objects } = await run([...words, "--resume"]);
  expect(code).toBe(0);
  const { bytes } = objects.at(-1) as { bytes: number };
  // What was there is not written again, but for the piece that was cut through.
  if (parts.length > 0) expect(bytes).toBeLessThanOrEqual(bigBytes - done + 2 ** 20);
  expect(readdirSync(at("out"))).toEqual(["zz big"]);
  expect(readFileSync(at("out", "zz big")).equals(readFileSync(at("src", "zz big")))).toBe(true);
});

it("a part that somebody has changed is not believed", async () => {
  await run(["import", vault, at("src", "zz big")]);
  const words = ["export", vault, "/zz big", at("out")];
  await cutOff(words, { signal: "SIGINT", afterMs: 0, undo: removeExport });
  for (const name of readdirSync(at("out"))) {
    if (name.endsWith(".part")) writeFileSync(at("out", name), Buffer.alloc(bigBytes + 5, "lies"));
  }
  expect((await run([...words, "--resume"])).code).toBe(0);
  expect(readFileSync(at("out", "zz big")).equals(readFileSync(at("src", "zz big")))).toBe(true);
});

it("what a call remembers is of this user alone, names nothing, and keeps what has changed since apart", async () => {
  const words = ["import", vault, at("src"), "--to", "/in"];
  await cutOff(words, { signal: "SIGINT", afterMs: 30, undo: removeImport });
  for (const path of journals()) {
    expect(statSync(path).mode & 0o077).toBe(0);
    const bytes = readFileSync(path);
    expect(["/many", "file 1", "zz big"].filter((name) => bytes.includes(name))).toEqual([]);
  }
  writeFileSync(at("src", "many", "file 3"), "changed since");
  await run([...words, "--resume", "--on-conflict", "replace"]);
  expect((await run(["cat", vault, "/in/many/file 3"])).text).toBe("changed since");
});

it("what nobody went on with for months is forgotten by the next copy, and not before it could be gone on with", async () => {
  const words = ["import", vault, at("src"), "--to", "/in"];
  await cutOff(words, { signal: "SIGKILL", afterMs: 0, undo: removeImport });
  const kept = journals();
  mkdirSync(join(home, "transfers", "cli", "other"), { recursive: true });
  const other = join(home, "transfers", "cli", "other", "old.job");
  writeFileSync(other, "sealed");
  for (const path of [other, ...kept]) utimesSync(path, 1e9, 1e9);
  expect((await run([...words, "--resume"])).code).toBe(0);
  expect(journals()).toEqual([]);
  await run(["export", vault, "/in", at("out")]);
  expect(hostTree(at("out", "in"))).toEqual(hostTree(at("src")));
});

it("a version that was there stays until the new one is whole", async () => {
  await run(["import", vault, at("src", "zz big"), "--to", "/in"]);
  const told = async () => (await run(["stat", vault, "/in/zz big"])).objects;
  let before = await told();
  writeFileSync(at("src", "zz big"), Buffer.alloc(bigBytes, "new"));
  const words = ["import", vault, at("src", "zz big"), "--to", "/in", "--on-conflict", "replace"];
  const undo = async () => {
    before = await told();
  };
  await cutOff(words, { signal: "SIGINT", afterMs: 0, undo });
  expect(await told()).toEqual(before);
  expect(await lintFindings(vault, password)).toEqual([]);
});

const removeImport = () => run(["rm", vault, "/in", "-r"]);
const removeExport = () => {
  rmSync(at("out"), { recursive: true });
};

function journals(): readonly string[] {
  const folder = join(home, "transfers", "cli");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".job"))
    .map((name) => join(folder, name));
}
