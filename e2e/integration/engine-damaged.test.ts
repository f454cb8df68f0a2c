/**
 * Vaults with one damage each (e2e/fixtures/README.md), through the engine:
 * what is whole is read, what is broken says so, reading writes nothing, and
 * whatever the engine does about a conflict copy, no content is lost.
 */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { passwordBytes } from "../../src-main/base/password-bytes.ts";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { failing } from "../../src-main/test-support/failing.ts";
import { readText, writeFile } from "../../src-main/test-support/open-test-vault.ts";
import { type Snapshot, snapshotOf } from "../../src-main/test-support/proof/snapshot.ts";
import { openVault } from "../../src-main/vault/open-vault.ts";
import type { Vault } from "../../src-main/vault/vault.ts";
import type { VaultEvent } from "../../src-shared/model/vault-event.ts";
import { fixturePassword, ownFixtures, scratchFolder, snapshot, unpack } from "./support/unpack.ts";

/** How a vault differs from an undamaged one: by path; `null` where nothing is listed. */
type Differences = Readonly<Record<string, string | null>>;

const ONE = "file 4 2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806";
const LONG_STATE = "file 15 a3f7408040fcd9398ffec0570adf6c89a77894510b2cd10f56df8deaf51a1e4f";
const CUT = "file 65536 d2568ef97c1f8e31be126a6ec29a7d2517a846a5bdf9f524a59424e94d0a63a1";
const LONG = `/long-name-${"abcdefghij".repeat(19)}.txt`;
/** What was below a directory that lost its node or its content. */
const DIR1_GONE = { "/dir1/two.txt": null, "/dir1/sub": null, "/dir1/sub/s.txt": null };

const damages: readonly (readonly [
  name: string,
  differences: Differences,
  tells: VaultEvent["kind"] | null,
])[] = [
  ["chunk1-bitflip", { "/big.bin": "broken tampered" }, "decryption-failed"],
  ["truncated-chunk", { "/big.bin": "broken tampered" }, "decryption-failed"],
  // Nobody can tell: the length of a file is not authenticated.
  ["truncated-at-chunk-boundary", { "/big.bin": CUT }, null],
  ["name-moved", {}, "name-not-decodable"],
  ["c9s-no-name", { [LONG]: null }, "name-not-decodable"],
  ["c9s-trailing-bytes", {}, null],
  ["dir-empty-dirfile", { "/dir1": "broken broken-node", ...DIR1_GONE }, "broken-node"],
  ["dir-node-removed", { "/dir1": null, ...DIR1_GONE }, null],
  ["dir-missing-content", { "/dir2": "broken broken-node", "/dir2/x.txt": null }, "broken-node"],
  ["type-ambiguous", {}, null],
  ["foreign-files", {}, "name-not-decodable"],
  ["conflict-file", { "/one (Conflicted copy 2020).txt": ONE }, null],
  ["conflict-dir-same", {}, null],
  ["c9s-conflict", { [copyOfLong()]: LONG_STATE }, null],
];

/** A long name gets no longer by what is added. */
function copyOfLong(): string {
  return `${LONG.slice(0, -8)} (1).txt`;
}

let scratch = "";
let undamaged: Snapshot = new Map();
beforeAll(async () => {
  scratch = scratchFolder();
  const { vault } = await open("type-ambiguous", true);
  undamaged = await snapshotOf(vault);
  await vault.lock();
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** A fresh copy of a damaged vault, open. */
async function open(name: string, readOnly: boolean) {
  const path = unpack(join(ownFixtures, "damaged"), name, scratch);
  const events: VaultEvent[] = [];
  const vault = await openVault(systemWorld, {
    storage: nodeStorage(path),
    hostPath: path,
    password: passwordBytes(fixturePassword),
    readOnly,
    onEvent: (event) => events.push(event),
  });
  return { path, vault, events };
}

function expected(differences: Differences): Snapshot {
  const states = new Map(undamaged);
  for (const [path, state] of Object.entries(differences)) {
    if (state === null) states.delete(path);
    else states.set(path, state);
  }
  return states;
}

describe("a damaged vault", () => {
  it.each(damages)(
    "%s shows what is whole, and what is broken as broken",
    async (name, differences, tells) => {
      const { path, vault, events } = await open(name, true);
      const before = snapshot(path);
      expect(await snapshotOf(vault)).toEqual(expected(differences));
      await vault.lock();
      expect(events.map(({ kind }) => kind)).toEqual(tells === null ? [] : [tells]);
      expect(snapshot(path)).toEqual(before);
      rmSync(path, { recursive: true });
    },
  );

  it.each(damages)(
    "%s keeps all of its content when it may be written to",
    async (name, differences) => {
      const { path, vault } = await open(name, false);
      const found = await snapshotOf(vault);
      await vault.lock();
      const wanted = expected(differences);
      expect(new Set(found.values())).toEqual(new Set(wanted.values()));
      for (const [at, state] of found) expect([at, state]).toEqual([at, wanted.get(at)]);
      rmSync(path, { recursive: true });
    },
  );
});

describe("a chunk that was changed", () => {
  it.each([
    ["chunk1-bitflip", 1, 4],
    ["truncated-chunk", 3, 4],
  ] as const)("in %s is never given out, the others are", async (name, bad, count) => {
    const { vault } = await open(name, true);
    const reader = await vault.openFile("/big.bin");
    for (let chunk = 0; chunk < count; chunk += 1) {
      const read = reader.read(chunk * 32_768, 32_768);
      if (chunk === bad) await expect(read).rejects.toEqual(failing("tampered", "/big.bin"));
      else expect((await read).length).toBeGreaterThan(0);
    }
    await expect(reader.read(bad * 32_768 - 1, 2)).rejects.toEqual(failing("tampered", "/big.bin"));
    await expect(vault.copy("/big.bin", "/copy")).rejects.toEqual(failing("read-only"));
    await vault.lock();
  });

  it("is not copied, and not lost by an edit elsewhere in the file", async () => {
    const { vault } = await open("chunk1-bitflip", false);
    await expect(vault.copy("/big.bin", "/copy")).rejects.toEqual(failing("tampered", "/big.bin"));
    await expect(vault.stat("/copy")).rejects.toEqual(failing("not-found", "/copy"));
    const editor = await vault.editFile("/big.bin");
    await editor.write(0, new TextEncoder().encode("edited"));
    await expect(editor.write(32_768, new Uint8Array(1))).rejects.toEqual(
      failing("tampered", "/big.bin"),
    );
    await editor.close();
    const reader = await vault.openFile("/big.bin");
    expect(new TextDecoder().decode(await reader.read(0, 6))).toBe("edited");
    expect(await reader.read(65_536, 100_000)).toHaveLength(34_464);
    await expect(reader.read(32_768, 1)).rejects.toEqual(failing("tampered", "/big.bin"));
    await vault.lock();
  });
});

describe("a directory whose id is empty", () => {
  const into: readonly (readonly [title: string, work: (vault: Vault) => Promise<unknown>])[] = [
    ["listed", (vault) => vault.list("/dir1")],
    ["written into", (vault) => writeFile(vault, "/dir1/new.txt", "x")],
    ["moved into", (vault) => vault.move("/one.txt", "/dir1/one.txt")],
    ["looked through", (vault) => vault.stat("/dir1/one.txt")],
  ];
  it.each(into)("is never the root: it cannot be %s", async (_, work) => {
    const { vault } = await open("dir-empty-dirfile", false);
    await expect(work(vault)).rejects.toEqual(failing("broken-node", "/dir1"));
    expect(await readText(vault, "/one.txt")).toHaveLength(4);
    await vault.lock();
  });

  it("can be removed, and the root with all in it stays", async () => {
    const { vault } = await open("dir-empty-dirfile", false);
    await vault.removeTree("/dir1");
    expect(await snapshotOf(vault)).toEqual(expected({ "/dir1": null, ...DIR1_GONE }));
    await vault.lock();
  });
});

it("files of other programs survive everything but the removal of their directory", async () => {
  const { path, vault } = await open("foreign-files", false);
  const foreign = snapshot(path).filter((line) => /DS_Store|desktop\.ini/.test(line));
  expect(foreign.length).toBeGreaterThan(0);
  await writeFile(vault, "/new.txt", "x");
  await vault.move("/dir2", "/dir3");
  await vault.removeFile("/new.txt");
  await vault.lock();
  expect(snapshot(path).filter((line) => /DS_Store|desktop\.ini/.test(line))).toEqual(foreign);
});
