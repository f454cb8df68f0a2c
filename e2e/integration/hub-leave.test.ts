/** From a Hub to a password and back, on a vault of the official software; no server is asked. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { encodeRecoveryKey } from "../../src-main/format/recovery-key.ts";
import { leaveHub, rejoinHub } from "../../src-main/keys/hub-config.ts";
import { hubTemplate, readTemplate } from "../../src-main/keys/hub-template.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { shippedWordList } from "../../src-main/test-support/word-list.ts";
import { writeConfig } from "./support/sign-config.ts";
import { expectedTree, ownFixtures, unpack } from "./support/unpack.ts";
import { lintFindings, lintTree } from "./support/vaultlint.ts";

const official = join(ownFixtures, "official");
const rawKey = Buffer.from(
  readFileSync(join(official, "v8-siv-gcm.rawkey.txt"), "utf8").trim(),
  "hex",
);
const words = encodeRecoveryKey(rawKey, shippedWordList());
const password = new TextEncoder().encode("a password of its own");

let scratch: string;
let folder: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "hub-leave-"));
  folder = unpack(official, "v8-siv-gcm", scratch);
  for (const name of readdirSync(folder)) if (name !== "d") rmSync(join(folder, name));
  const kid = "hub+https://hub.example/api/vaults/11111111-2222-4333-8444-555555555555";
  writeConfig(folder, { header: { kid, hub: { clientId: "cryptomator" } } });
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const at = () => ({ storage: nodeStorage(folder), hostPath: folder });
/** By what is kept in the vault folder, unless a template is given. */
const rejoin = (options: { password?: Uint8Array; template?: Uint8Array } = {}) =>
  rejoinHub(systemWorld, { ...at(), password, template: null, ...options });
const leave = () => leaveHub(systemWorld, { ...at(), words, password });
const config = () => readFileSync(join(folder, "vault.cryptomator"), "utf8");
const failed = (kind: string) => ({ failure: { kind } });

it("gives the vault a password, with which another reader finds everything in it", async () => {
  const before = config();
  await leave();
  expect(await lintFindings(folder, "a password of its own")).toEqual([]);
  expect(await lintTree(folder, "a password of its own")).toEqual(
    expectedTree(official, "v8-siv-gcm"),
  );
  const template = await hubTemplate(nodeStorage(folder), rawKey);
  expect(Buffer.from(template ?? []).toString()).toBe(before);
});

it("puts the same configuration back, byte by byte, and the key file aside", async () => {
  const before = config();
  await leave();
  const keyFile = readFileSync(join(folder, "masterkey.cryptomator"));
  await rejoin();
  expect(config()).toBe(before);
  const kept = readdirSync(folder).filter((name) => name.startsWith("masterkey.cryptomator"));
  expect(kept).toHaveLength(1);
  expect(kept).not.toContain("masterkey.cryptomator");
  expect(readFileSync(join(folder, kept[0] ?? ""))).toEqual(keyFile);
});

it("changes nothing for the recovery key of another vault", async () => {
  const before = [config(), readdirSync(folder)];
  const foreign = encodeRecoveryKey(new Uint8Array(64).fill(7), shippedWordList());
  await expect(leaveHub(systemWorld, { ...at(), words: foreign, password })).rejects.toHaveProperty(
    "failure",
  );
  expect([config(), readdirSync(folder)]).toEqual(before);
});

it("does not go back with a wrong password, nor to what another key has signed", async () => {
  await leave();
  const before = config();
  const wrong = new TextEncoder().encode("not this one");
  await expect(rejoin({ password: wrong })).rejects.toMatchObject(failed("wrong-password"));
  expect(config()).toBe(before);
  expect(await hubTemplate(nodeStorage(folder), new Uint8Array(64))).toBeNull();

  for (const name of readdirSync(folder).filter((each) => /^vault.cryptomator./.test(each))) {
    const kept = readFileSync(join(folder, name), "utf8");
    writeFileSync(join(folder, name), `${kept.slice(0, kept.lastIndexOf("."))}.${"A".repeat(43)}`);
  }
  await expect(rejoin()).rejects.toMatchObject({
    failure: { kind: "hub-refused", reason: "no-template" },
  });
  expect(config()).toBe(before);
});

/** A template as a Hub gives it: a folder of its own with a configuration in it. */
async function templateOf(
  claims: Readonly<Record<string, unknown>> = {},
  key = rawKey.toString("hex"),
): Promise<Uint8Array> {
  const elsewhere = join(scratch, "template");
  mkdirSync(elsewhere, { recursive: true });
  const kid = "hub+https://new.example/api/vaults/99999999-2222-4333-8444-555555555555";
  const header = { kid, hub: { clientId: "cryptomator" } };
  writeConfig(elsewhere, { header, claims: { jti: crypto.randomUUID(), ...claims }, rawKey: key });
  const { bytes, host } = await readTemplate(nodeStorage(elsewhere), "vault.cryptomator");
  expect(host).toBe("new.example");
  return bytes;
}

it("goes to a Hub by a template from elsewhere, where none is kept in its folder", async () => {
  await leave();
  for (const name of readdirSync(folder)) {
    if (/^vault\.cryptomator./.test(name)) rmSync(join(folder, name));
  }
  expect(await hubTemplate(nodeStorage(folder), null)).toBeNull();
  const template = await templateOf();
  await rejoin({ template });
  expect(config()).toBe(Buffer.from(template).toString());
  expect(readdirSync(folder)).not.toContain("masterkey.cryptomator");
});

it.each([
  ["is signed with another key", "no-template", () => templateOf({}, "07".repeat(64))],
  ["encrypts files otherwise", "template-differs", () => templateOf({ cipherCombo: "SIV_CTRMAC" })],
  ["shortens names otherwise", "template-differs", () => templateOf({ shorteningThreshold: 100 })],
] as const)("changes nothing by a template that %s", async (_, reason, make) => {
  await leave();
  const before = [config(), readdirSync(folder)];
  const template = await make();
  await expect(rejoin({ template })).rejects.toMatchObject({
    failure: { kind: "hub-refused", reason },
  });
  expect([config(), readdirSync(folder)]).toEqual(before);
});

it.each([
  ["of a vault without a Hub", () => readFileSync(join(folder, "vault.cryptomator"))],
  ["that is none", () => "hello"],
  ["that is far too long", () => "x".repeat(10_000_000)],
])("takes no template %s", async (_, content) => {
  await leave();
  writeFileSync(join(scratch, "chosen"), content());
  await expect(readTemplate(nodeStorage(scratch), "chosen")).rejects.toMatchObject({
    failure: { kind: "hub-refused", reason: "no-template" },
  });
});
