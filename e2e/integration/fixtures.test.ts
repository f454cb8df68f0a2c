/** Vaults that other software wrote: everything in them is found, and nothing of them is changed by reading. */

import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { latchkey } from "./support/cli.ts";
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

let scratch = "";
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

async function readsAsExpected(folder: string, name: string, password: string): Promise<void> {
  const vault = unpack(folder, name, scratch);
  if (name === "v8-ts-vault1") {
    renameSync(join(vault, "vault-valid.cryptomator"), join(vault, "vault.cryptomator"));
  }
  const before = snapshot(vault);
  expect(await latchkeyTree(vault, password)).toEqual(expectedTree(folder, name));
  expect(snapshot(vault)).toEqual(before);
}

describe("a vault of the official software", () => {
  it.each(["v8-siv-gcm", "v8-siv-ctrmac"])("%s reads as the official reader lists it", (name) =>
    readsAsExpected(join(ownFixtures, "official"), name, fixturePassword),
  );

  it.each([
    ["v8-siv-gcm", { format: 8, cipher: "SIV_GCM", shorteningThreshold: 220, needsUpgrade: false }],
    ["v8-siv-ctrmac", { format: 8, cipher: "SIV_CTRMAC", needsUpgrade: false }],
    ["v7", { format: 7, needsUpgrade: true }],
    ["v6", { format: 6, needsUpgrade: true }],
    ["v5-nfd-password", { format: 5, needsUpgrade: true }],
  ])("%s is described without its password", async (name, description) => {
    const vault = unpack(join(ownFixtures, "official"), name, scratch);
    const { code, objects } = await latchkey(["info", vault, "--json"]);
    expect(code).toBe(0);
    expect(objects).toMatchObject([
      {
        ...description,
        keySource: "masterkeyfile",
        masterkeyFile: join(vault, "masterkey.cryptomator"),
      },
    ]);
  });

  it.each(["v7", "v6", "v5-nfd-password"])(
    "%s is refused until it is upgraded, and left as it is",
    async (name) => {
      const vault = unpack(join(ownFixtures, "official"), name, scratch);
      const before = snapshot(vault);
      const { code, stderr } = await latchkey(["tree", vault, "--json"]);
      expect([code, JSON.parse(stderr)]).toMatchObject([22, { error: "needs-upgrade" }]);
      expect(snapshot(vault)).toEqual(before);
    },
  );
});

const suite = "a vault of another project";
if (!hasSharedFixtures) it.skip(`${suite} [needs ../shared]`);
else {
  describe(suite, () => {
    const folder = join(sharedFixtures, "third-party");

    it.each([
      ["v8-cryptomator-rust", "12345678"],
      ["v8-oxidized", "123456789"],
      ["v8-ts-vault1", "qq11@@11"],
      ["v8-ts-vault2", "12341234"],
      ["v8-gcm-yombar", "password"],
      ["v8-ctrmac-yombar", "password"],
    ])("%s reads as the official reader lists it", (name, password) =>
      readsAsExpected(folder, name, password),
    );

    it("v8-ts-vault1 with a config that another key signed is not opened", async () => {
      const vault = unpack(folder, "v8-ts-vault1", scratch);
      renameSync(join(vault, "vault-corrupted.cryptomator"), join(vault, "vault.cryptomator"));
      const words = ["tree", vault, "--json", "--password-stdin"];
      const { code, stderr } = await latchkey(words, { input: "qq11@@11" });
      expect([code, JSON.parse(stderr)]).toMatchObject([23, { error: "key-of-another-vault" }]);
    });
  });
}
