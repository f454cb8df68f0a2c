/** Vaults of old formats, written by old software, become vaults of today: the same files under the same key. */

import { cpSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { passwordBytes } from "../../src-main/base/password-bytes.ts";
import { passwordForms } from "../../src-main/base/password-forms.ts";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import {
  encodeMasterkeyFile,
  openMasterkeyFile,
  parseMasterkeyFile,
} from "../../src-main/format/masterkey-file.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { unlockKeys } from "../../src-main/vault/open-vault.ts";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { latchkeyTree } from "./support/tree-lines.ts";
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
import { lintFindings, lintTree } from "./support/vaultlint.ts";

const official = join(ownFixtures, "official");
const steps = {
  "v5-nfd-password": [
    { from: 5, to: 6 },
    { from: 6, to: 7 },
    { from: 7, to: 8 },
  ],
  v6: [
    { from: 6, to: 7 },
    { from: 7, to: 8 },
  ],
  v7: [{ from: 7, to: 8 }],
} as const;
const names = ["v5-nfd-password", "v6", "v7"] as const;

let scratch = "";
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const migrate = (vault: string, password: string) =>
  latchkey(["migrate", vault, "--password-stdin", "--json"], { input: password });

/** The signed configuration, believed because the key verifies it. */
async function keysOf(vault: string) {
  const storage = nodeStorage(vault);
  const password = passwordBytes(fixturePassword);
  return unlockKeys({ storage, hostPath: vault, password });
}

describe.each(names)("%s of the official software", (name) => {
  it("keeps every file and the key, and is in order for another reader", async () => {
    const vault = unpack(official, name, scratch);
    const { code, objects, stderr } = await migrate(vault, fixturePassword);
    expect([code, stderr]).toEqual([0, ""]);
    expect(objects).toEqual(steps[name]);

    const expected = expectedTree(official, name);
    expect(await latchkeyTree(vault, fixturePassword)).toEqual(expected);
    expect(await lintTree(vault, fixturePassword)).toEqual(expected);
    expect(await lintFindings(vault, fixturePassword)).toEqual([]);

    const { key, config } = await keysOf(vault);
    const rawKey = readFileSync(join(official, `${name}.rawkey.txt`), "utf8").trim();
    expect(Buffer.from(key.raw).toString("hex")).toBe(rawKey);
    expect(config).toMatchObject({ cipherCombo: "SIV_CTRMAC", shorteningThreshold: 220 });
    expect(
      readdirSync(vault)
        .filter((entry) => !/\.bkup$/.test(entry))
        .sort(),
    ).toEqual(["d", "masterkey.cryptomator", "vault.cryptomator"]);
    expect((await migrate(vault, fixturePassword)).objects).toEqual([]);
  });

  it("is refused with another password, and left as it is", async () => {
    const vault = unpack(official, name, scratch);
    const before = snapshot(vault);
    const { code, stderr } = await migrate(vault, "another password");
    expect([code, JSON.parse(stderr)]).toMatchObject([10, { error: "wrong-password" }]);
    expect(snapshot(vault)).toEqual(before);
  });
});

it("is done by a key file that lies elsewhere, which stays there, where no file of the vault is left but the encrypted ones", async () => {
  const vault = unpack(official, "v6", scratch);
  const key = join(scratchFolder(), "taxes.key");
  cpSync(join(vault, "masterkey.cryptomator"), key);
  // The folder “m” holds the long names of this format.
  for (const name of readdirSync(vault)) {
    if (name.includes("cryptomator")) rmSync(join(vault, name));
  }
  const lost = await migrate(vault, fixturePassword);
  expect([lost.code, JSON.parse(lost.stderr)]).toMatchObject([
    12,
    { error: "vault-files-missing" },
  ]);
  const by = ["--masterkey-file", key, "--password-stdin"];
  const { code, objects } = await latchkey(["migrate", vault, ...by, "--json"], {
    input: fixturePassword,
  });
  expect([code, objects]).toEqual([0, steps.v6]);
  expect(readdirSync(vault).sort()).toEqual(["d", "vault.cryptomator"]);
  const tree = await latchkey(["tree", vault, ...by], { input: fixturePassword });
  expect(tree.code).toBe(0);
  rmSync(dirname(key), { recursive: true });
});

it("is refused while iCloud has not downloaded a file, and left as it is", async () => {
  const vault = unpack(official, "v6", scratch);
  writeFileSync(join(vault, "d", ".ABCDEFGH.icloud"), "");
  const before = snapshot(vault);
  const { code, stderr } = await migrate(vault, fixturePassword);
  expect([code, JSON.parse(stderr)]).toMatchObject([16, { error: "not-downloaded" }]);
  expect(snapshot(vault)).toEqual(before);
});

/** How often the upgrade of each format is killed, how often in a row, and how many at once. */
const kills = 50;
const inARow = 3;
const atOnce = 2;

describe.each(names)("%s, killed at random moments of its upgrade", (name) => {
  it(`is whole after the next upgrade, ${kills} times`, { timeout: 600_000 }, async () => {
    const fresh = unpack(official, name, scratch);
    await makeCheap(fresh);
    const expected = expectedTree(official, name);
    const windowMs = await duration(fresh, join(scratch, `${name}-timed`));
    let killed = 0;

    async function killInARow(vault: string): Promise<void> {
      cpSync(fresh, vault, { recursive: true });
      for (let time = 0; time < inARow; time += 1) {
        if ((await upgradeKilledAfter(vault, Math.random() * windowMs)) === null) killed += 1;
      }
      const { code, stderr } = await migrate(vault, fixturePassword);
      expect([code, stderr]).toEqual([0, ""]);
      expect(await latchkeyTree(vault, fixturePassword)).toEqual(expected);
      expect(readdirSync(vault).filter((entry) => entry.startsWith("~"))).toEqual([]);
      if (killed >= kills) expect(await lintFindings(vault, fixturePassword)).toEqual([]);
      rmSync(vault, { recursive: true });
    }

    async function killOften(series: string): Promise<void> {
      while (killed < kills) await killInARow(join(scratch, `${name}-${series}`));
    }
    await Promise.all(Array.from({ length: atOnce }, (_, i) => killOften(String(i))));
  });
});

/** Lets the password check cost next to nothing, so that the time goes into what is to be interrupted. */
async function makeCheap(vault: string): Promise<void> {
  const path = join(vault, "masterkey.cryptomator");
  const file = parseMasterkeyFile(readFileSync(path), path);
  using forms = passwordForms(fixturePassword);
  for (const form of forms.all) {
    const key = await openMasterkeyFile(file, form).catch(() => null);
    if (key === null) continue;
    const cost = { n: 16, r: 8 };
    const { random } = systemWorld;
    writeFileSync(path, await encodeMasterkeyFile(key, form, random, cost, file.version));
    return;
  }
  throw new Error("no form of the password opens the fixture");
}

/** How long an upgrade takes that nobody kills, from its first change on; milliseconds. */
async function duration(fresh: string, vault: string): Promise<number> {
  cpSync(fresh, vault, { recursive: true });
  const lastedMs = await upgradeKilledAfter(vault, Number.POSITIVE_INFINITY);
  rmSync(vault, { recursive: true });
  return lastedMs ?? 0;
}

/**
 * Kills an upgrade some time after its first change.
 *
 * @returns how long it took from then on; `null` if it was killed before its end
 */
async function upgradeKilledAfter(vault: string, delayMs: number): Promise<number | null> {
  const child = startLatchkey(["migrate", vault, "--password-stdin"]);
  child.stdin?.end(fixturePassword);
  child.stdout?.resume();
  child.stderr?.resume();
  // The upgrade begins with a change in the vault folder: the draft of a backup.
  const watcher = watch(vault);
  let begunMs = 0;
  watcher.once("change", () => {
    begunMs = performance.now();
    watcher.close();
    if (Number.isFinite(delayMs)) setTimeout(() => child.kill("SIGKILL"), delayMs);
  });
  const code = await exitCodeOf(child);
  watcher.close();
  return code === null ? null : performance.now() - begunMs;
}

const suite = "an old vault of another project";
if (!hasSharedFixtures) it.skip(`${suite} [needs ../shared]`);
else {
  describe(suite, () => {
    const folder = join(sharedFixtures, "third-party");

    it.each([
      ["v6-js-unofficial", "testpassword123"],
      ["v7-cryptomatorapi", "testtest"],
    ])("%s keeps every file", async (name, password) => {
      const vault = unpack(folder, name, scratch);
      expect((await migrate(vault, password)).code).toBe(0);
      const expected = expectedTree(folder, name);
      expect(await latchkeyTree(vault, password)).toEqual(expected);
      expect(await lintTree(vault, password)).toEqual(expected);
      expect(await lintFindings(vault, password)).toEqual([]);
    });
  });
}
