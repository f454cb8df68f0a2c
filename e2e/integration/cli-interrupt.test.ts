/** Stopped half-way, by the user or by who reads the output: nothing half is left, nothing is said in excess. */

import { spawnSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exitCodeOf, latchkey, program, startLatchkey } from "./support/cli.ts";
import { scratchFolder } from "./support/unpack.ts";
import { lintFindings } from "./support/vaultlint.ts";

const password = "correct horse";
const secret = { input: password };
let scratch = "";
let vault = "";

beforeAll(async () => {
  scratch = scratchFolder();
  vault = join(scratch, "vault");
  await latchkey(["create", vault, "--password-stdin"], secret);
  writeFileSync(join(scratch, "big"), Buffer.alloc(100_000_000, "big "));
  await latchkey(["put", vault, join(scratch, "big"), "/big", "--password-stdin"], secret);
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/**
 * Starts a copy, interrupts it in its middle, and gives back how it ended.
 *
 * @param undo - removes what it has made: where it was done before the signal came, it is tried again
 */
async function interrupted(
  words: readonly string[],
  signal: NodeJS.Signals,
  undo: () => unknown = () => undefined,
) {
  for (;;) {
    const end = await signalled(words, signal);
    // `null`: the signal came while Node went down, and nobody heard it.
    if (end.code !== 0 && end.code !== null) return end;
    await undo();
  }
}

async function signalled(words: readonly string[], signal: NodeJS.Signals) {
  const child = startLatchkey([...words, "--json", "--progress", "--password-stdin"]);
  const ended = exitCodeOf(child);
  child.stdin?.end(password);
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
    stderr += piece;
  });
  child.stdout?.once("data", () => child.kill(signal));
  return { code: await ended, stderr };
}

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s during get leaves no file",
  async (signal) => {
    const out = join(scratch, "out");
    const { code, stderr } = await interrupted(["get", vault, "/big", out], signal, () => {
      rmSync(out);
    });
    expect([code, JSON.parse(stderr)]).toMatchObject([130, { error: "cancelled" }]);
    expect(readdirSync(scratch).sort()).toEqual(["big", "vault"]);
  },
);

it("SIGINT during put leaves no file, and a vault nothing is wrong with", async () => {
  const words = ["put", vault, join(scratch, "big"), "/again"];
  const undo = () => latchkey(["rm", vault, "/again", "--password-stdin"], secret);
  expect((await interrupted(words, "SIGINT", undo)).code).toBe(130);
  const listing = await latchkey(["ls", vault, "--json", "--password-stdin"], secret);
  expect(listing.objects).toMatchObject([{ path: "/big" }]);
  expect(await lintFindings(vault, password)).toEqual([]);
});

it("SIGINT during put keeps the old version of a file", async () => {
  const words = ["put", vault, join(scratch, "big"), "/big"];
  expect((await interrupted(words, "SIGINT")).code).toBe(130);
  const { objects } = await latchkey(["stat", vault, "/big", "--json", "--password-stdin"], secret);
  expect(objects).toMatchObject([{ size: 100_000_000 }]);
});

it("a reader that has had enough ends cat quietly", () => {
  const command = `"${process.execPath}" "${program}" cat "${vault}" /big --password-env SECRET | head -c 8; exit \${PIPESTATUS[0]}`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", command], {
    env: { ...process.env, SECRET: password },
    encoding: "utf8",
  });
  expect([status, stdout, stderr]).toEqual([0, "big big ", ""]);
});

it("takes little memory for a large file", async () => {
  const child = startLatchkey(["cat", vault, "/big", "--password-stdin"]);
  const ended = exitCodeOf(child);
  child.stdin?.end(password);
  // A reader slower than the disk: what is not taken must not pile up.
  let taken = 0;
  let mostMebibytes = 0;
  for await (const piece of (child.stdout ?? []) as AsyncIterable<Uint8Array>) {
    taken += piece.length;
    if (taken % 1_000_000 < piece.length) {
      await setTimeout(2);
      mostMebibytes = Math.max(mostMebibytes, residentMebibytes(child.pid));
    }
  }
  expect([await ended, taken]).toEqual([0, 100_000_000]);
  expect(mostMebibytes).toBeLessThan(180);
});

function residentMebibytes(pid: number | undefined): number {
  const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", `${pid}`], { encoding: "utf8" });
  return Number(stdout) / 1024;
}
