/**
 * Two processes with one vault, and one that is killed: nothing but the disk
 * tells one of the other. Whole files win or lose, never halves of them, and
 * what the dead one left is cleaned up by the next.
 */

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { writerSessions } from "../../src-main/app/writer-sessions.ts";
import { passwordBytes } from "../../src-main/base/password-bytes.ts";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { patient } from "../../src-main/test-support/patient.ts";
import { openVault } from "../../src-main/vault/open-vault.ts";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { requireProgram } from "./support/programs.ts";
import { scratchFolder } from "./support/unpack.ts";
import { lintFindings } from "./support/vaultlint.ts";

const password = "correct horse";
const LONG = "long ".repeat(40).trim();
const names = ["a.txt", "b.bin", LONG, ...Array.from({ length: 40 }, (_, i) => `file ${i}`)];
let scratch = "";
let vault = "";

const env = (): Record<string, string> => ({ LATCHKEY_HOME: join(scratch, "home") });
const secret = () => ({ input: password, env: env() });

const contentOf = (who: string, name: string): Buffer =>
  Buffer.from(`${who} wrote ${name}. `.repeat(name === "b.bin" ? 60_000 : 200));

const digestOf = (content: Buffer): string => createHash("sha256").update(content).digest("hex");

function makeFiles(who: string): string {
  const folder = join(scratch, who);
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(join(folder, name), contentOf(who, name));
  return folder;
}

/** Everything below the vault folder that has the name of a draft. */
function leftovers(): readonly string[] {
  const entries = readdirSync(vault, { recursive: true, encoding: "utf8" });
  return entries.filter((path) => path.includes("~lk"));
}

beforeAll(async () => {
  scratch = scratchFolder();
  vault = join(scratch, "vault");
  await latchkey(["create", vault, "--password-stdin"], secret());
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** The digest of every file below /shared. */
async function sharedFiles(): Promise<ReadonlyMap<string, string>> {
  const { objects } = await latchkey(
    ["tree", vault, "/shared", "--json", "--digest", "--password-stdin"],
    secret(),
  );
  const files = objects as readonly { path: string; sha256?: string; error?: string }[];
  for (const { path, error } of files) expect(error, path).toBeUndefined();
  return new Map(files.map(({ path, sha256 }) => [path.slice("/shared/".length), sha256 ?? ""]));
}

requireProgram("python3-pycryptodome")("two processes", () => {
  it("that write the same files at once leave one whole version of each", async () => {
    const folders = [makeFiles("alice"), makeFiles("bob")];
    await latchkey(["mkdir", vault, "/shared", "--password-stdin"], secret());
    for (let round = 0; round < 3; round += 1) {
      const runs = await Promise.all(
        folders.map((folder) =>
          latchkey(["put", vault, folder, "/shared", "--password-stdin", "--json"], secret()),
        ),
      );
      for (const run of runs) expect([run.code, run.stderr]).toEqual([0, ""]);
    }
    const files = await sharedFiles();
    const versions = names.map((name) => [
      digestOf(contentOf("alice", name)),
      digestOf(contentOf("bob", name)),
    ]);
    const prefixes = new Set([...files.keys()].map((path) => path.split("/").at(-1)));
    expect([...prefixes]).toEqual(expect.arrayContaining([...names]));
    for (const [path, digest] of files) {
      const index = names.indexOf(path.split("/").at(-1) ?? "");
      if (index >= 0) expect(versions[index], path).toContain(digest);
    }
    expect(await lintFindings(vault, password)).toEqual([]);
    expect(leftovers()).toEqual([]);
  });

  it("of which one removes what the other writes leave a vault", async () => {
    const folder = makeFiles("alice");
    await Promise.all([
      latchkey(["put", vault, folder, "/shared", "--password-stdin"], secret()),
      latchkey(["rm", vault, "/shared", "-r", "--password-stdin"], secret()),
    ]);
    const findings = await lintFindings(vault, password);
    expect(findings.filter((line) => line.startsWith("ERROR"))).toEqual([]);
    expect(leftovers()).toEqual([]);
  });
});

describe("a process that was killed", () => {
  it("leaves drafts that the next one removes, and nothing else", async () => {
    writeFileSync(join(scratch, "big"), Buffer.alloc(300_000_000, "big "));
    const child = startLatchkey(
      ["put", vault, join(scratch, "big"), "/big", "--json", "--progress", "--password-stdin"],
      { env: env() },
    );
    const ended = exitCodeOf(child);
    child.stdin?.end(password);
    child.stdout?.once("data", () => child.kill("SIGKILL"));
    expect(await ended).toBeNull();
    expect(leftovers()).not.toEqual([]);
    expect(readdirSync(join(scratch, "home", "sessions"))).toHaveLength(1);

    const next = await openVault(systemWorld, {
      storage: nodeStorage(vault),
      hostPath: vault,
      password: passwordBytes(password),
      writers: writerSessions(join(scratch, "home")),
    });
    const entries = await next.list("/");
    expect(entries.map(({ name }) => name)).not.toContain("big");
    await vi.waitFor(() => {
      expect(leftovers()).toEqual([]);
    }, patient);
    await next.lock();
  });
});
