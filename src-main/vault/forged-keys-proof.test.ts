/**
 * Configs and key files that somebody changed who has no key, or signed who has
 * one: what a vault is opened by, and the failure of everything else.
 */

import { describe, expect, it } from "vitest";
import type { Failure } from "../../src-shared/failure.ts";
import { failureOf } from "../base/vault-error.ts";
import { type HmacHash, hmac } from "../crypto/digest.ts";
import { base64Url, fromBase64Url, fromUtf8, utf8 } from "../crypto/encoding.ts";
import { newTestVault, type TestVault } from "../test-support/open-test-vault.ts";
import { processorMs } from "../test-support/processor-time.ts";
import { interceptedStorage } from "../test-support/storages/intercepted-storage.ts";
import { readWhole, writeWhole } from "../test-support/whole-file.ts";
import { CONFIG_FILE, MASTERKEY_FILE } from "./vault-files.ts";
import { engineOf } from "./vault-session.ts";

type Parts = Record<string, unknown>;

/** A vault and what it is opened by, taken apart. */
async function vaultToForge() {
  const test = await newTestVault();
  const vault = await test.open();
  const rawKey = engineOf(vault).key.raw.slice();
  await vault.lock();
  const [header = "", payload = "", signature = ""] = (await textOf(test, CONFIG_FILE)).split(".");
  const parse = (part: string): Parts =>
    // The vault wrote them: they are objects.
    JSON.parse(fromUtf8(fromBase64Url(part) ?? utf8("")) ?? "") as Parts;
  return { test, rawKey, header: parse(header), payload: parse(payload), signature };
}

async function textOf(test: TestVault, name: string): Promise<string> {
  return new TextDecoder().decode(await readWhole(test.storage, name));
}

const encode = (part: unknown): string => base64Url(utf8(JSON.stringify(part)));

function sign(
  header: Parts,
  payload: Parts,
  rawKey: Uint8Array,
  hash: HmacHash = "sha256",
): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${base64Url(hmac(hash, rawKey, utf8(signed)))}`;
}

/** How opening ends: `open`, or the kind of failure. */
async function openingOf(test: TestVault): Promise<Failure["kind"] | "open"> {
  try {
    await (await test.open()).lock();
    return "open";
  } catch (error) {
    return failureOf(error).kind;
  }
}

type Forge = (vault: Awaited<ReturnType<typeof vaultToForge>>) => string;

const unsigned: readonly (readonly [string, Forge, Failure["kind"]])[] = [
  [
    "no algorithm",
    ({ header, payload }) => `${encode({ ...header, alg: "none" })}.${encode(payload)}.`,
    "config-unreadable",
  ],
  [
    "no algorithm, spelt otherwise",
    ({ header, payload, signature }) =>
      `${encode({ ...header, alg: "nOnE" })}.${encode(payload)}.${signature}`,
    "config-unreadable",
  ],
  [
    "an algorithm with public keys",
    ({ header, payload, signature }) =>
      `${encode({ ...header, alg: "RS256" })}.${encode(payload)}.${signature}`,
    "config-unreadable",
  ],
  [
    "another hash for the same signature",
    ({ header, payload, signature }) =>
      `${encode({ ...header, alg: "HS512" })}.${encode(payload)}.${signature}`,
    "key-of-another-vault",
  ],
  [
    "no signature",
    ({ header, payload }) => `${encode(header)}.${encode(payload)}.`,
    "key-of-another-vault",
  ],
  [
    "a signature by an empty key",
    ({ header, payload }) => sign(header, payload, new Uint8Array()),
    "key-of-another-vault",
  ],
  [
    "a signature by the encryption key alone",
    ({ header, payload, rawKey }) => sign(header, payload, rawKey.subarray(0, 32)),
    "key-of-another-vault",
  ],
  [
    "a lower threshold",
    ({ header, payload, signature }) =>
      `${encode(header)}.${encode({ ...payload, shorteningThreshold: 36 })}.${signature}`,
    "key-of-another-vault",
  ],
  [
    "the other cipher",
    ({ header, payload, signature }) =>
      `${encode(header)}.${encode({ ...payload, cipherCombo: "SIV_CTRMAC" })}.${signature}`,
    "key-of-another-vault",
  ],
  [
    "an older format",
    ({ header, payload, signature }) =>
      `${encode(header)}.${encode({ ...payload, format: 7 })}.${signature}`,
    "key-of-another-vault",
  ],
  [
    "another place of the key",
    ({ header, payload, signature }) =>
      `${encode({ ...header, kid: "masterkeyfile:../../outside/masterkey.cryptomator" })}.${encode(payload)}.${signature}`,
    "key-of-another-vault",
  ],
  [
    "a key on the web",
    ({ header, payload, signature }) =>
      `${encode({ ...header, kid: "https://attacker.example/key" })}.${encode(payload)}.${signature}`,
    "unsupported-key-source",
  ],
  [
    "a Hub of the attacker",
    ({ header, payload, signature }) =>
      `${encode({ ...header, kid: "hub+https://attacker.example/api/vaults/x" })}.${encode(payload)}.${signature}`,
    "hub-vault",
  ],
  [
    "a fourth part",
    ({ header, payload, rawKey }) => `${sign(header, payload, rawKey)}.x`,
    "config-unreadable",
  ],
  ["nothing", () => "", "config-unreadable"],
  ["5 MB of dots", () => ".".repeat(5_000_000), "config-unreadable"],
  ["JSON that is deep", () => `${base64Url(utf8("[".repeat(40_000)))}.e30.`, "config-unreadable"],
];

const signed: readonly (readonly [string, Forge, Failure["kind"] | "open"])[] = [
  [
    "HS384",
    ({ header, payload, rawKey }) => sign({ ...header, alg: "HS384" }, payload, rawKey, "sha384"),
    "open",
  ],
  [
    "HS512",
    ({ header, payload, rawKey }) => sign({ ...header, alg: "HS512" }, payload, rawKey, "sha512"),
    "open",
  ],
  [
    "members that nobody knows",
    ({ header, payload, rawKey }) => sign({ ...header, x: 1 }, { ...payload, y: [] }, rawKey),
    "open",
  ],
  [
    "format 9",
    ({ header, payload, rawKey }) => sign(header, { ...payload, format: 9 }, rawKey),
    "unsupported-format",
  ],
  [
    "format 7",
    ({ header, payload, rawKey }) => sign(header, { ...payload, format: 7 }, rawKey),
    "unsupported-format",
  ],
  [
    "a cipher that nobody knows",
    ({ header, payload, rawKey }) => sign(header, { ...payload, cipherCombo: "SIV_ECB" }, rawKey),
    "unsupported-cipher",
  ],
  [
    "no cipher",
    ({ header, payload, rawKey }) => sign(header, { ...payload, cipherCombo: undefined }, rawKey),
    "config-unreadable",
  ],
  [
    "no threshold",
    ({ header, payload, rawKey }) =>
      sign(header, { ...payload, shorteningThreshold: undefined }, rawKey),
    "config-unreadable",
  ],
  [
    "a threshold below zero",
    ({ header, payload, rawKey }) => sign(header, { ...payload, shorteningThreshold: -1 }, rawKey),
    "config-unreadable",
  ],
  [
    "a threshold that is text",
    ({ header, payload, rawKey }) =>
      sign(header, { ...payload, shorteningThreshold: "220" }, rawKey),
    "config-unreadable",
  ],
];

describe("a config", () => {
  it.each(unsigned)("with %s does not open the vault", async (_, forge, kind) => {
    const vault = await vaultToForge();
    await writeWhole(vault.test.storage, CONFIG_FILE, utf8(forge(vault)));
    expect(await openingOf(vault.test)).toBe(kind);
  });

  it.each(signed)("signed with the key, %s: %s", async (_, forge, kind) => {
    const vault = await vaultToForge();
    await writeWhole(vault.test.storage, CONFIG_FILE, utf8(forge(vault)));
    expect(await openingOf(vault.test)).toBe(kind);
  });

  it("says where the key is, and is not listened to", async () => {
    const { test, header, payload, rawKey } = await vaultToForge();
    const elsewhere = { ...header, kid: "masterkeyfile:/etc/passwd" };
    await writeWhole(test.storage, CONFIG_FILE, utf8(sign(elsewhere, payload, rawKey)));
    const paths = new Set<string>();
    const watched = interceptedStorage(test.storage, (step, run) => {
      paths.add(step.path);
      return run();
    });
    await (await test.open({ storage: watched })).lock();
    expect([...paths].filter((path) => path.includes("passwd") || path.includes(".."))).toEqual([]);
    expect(paths).toContain(MASTERKEY_FILE);
  });
});

type Change = (key: Parts) => Parts;
const otherBits = (text: unknown): string =>
  `${String(text)[0] === "A" ? "B" : "A"}${String(text).slice(1)}`;

const changes: readonly (readonly [string, Change, Failure["kind"]])[] = [
  [
    "other bits in a wrapped key",
    (key) => ({ ...key, primaryMasterKey: otherBits(key["primaryMasterKey"]) }),
    "wrong-password",
  ],
  [
    "other bits in the MAC key",
    (key) => ({ ...key, hmacMasterKey: otherBits(key["hmacMasterKey"]) }),
    "wrong-password",
  ],
  [
    "its two keys exchanged",
    (key) => ({
      ...key,
      primaryMasterKey: key["hmacMasterKey"],
      hmacMasterKey: key["primaryMasterKey"],
    }),
    "masterkey-version-forged",
  ],
  [
    "one key twice",
    (key) => ({ ...key, hmacMasterKey: key["primaryMasterKey"] }),
    "masterkey-version-forged",
  ],
  [
    "another salt",
    (key) => ({ ...key, scryptSalt: otherBits(key["scryptSalt"]) }),
    "wrong-password",
  ],
  ["a lower cost", (key) => ({ ...key, scryptCostParam: 4 }), "wrong-password"],
  ["an older version", (key) => ({ ...key, version: 7 }), "masterkey-version-forged"],
  [
    "another MAC of its version",
    (key) => ({ ...key, versionMac: otherBits(key["versionMac"]) }),
    "masterkey-version-forged",
  ],
  ["a cost beyond all bounds", (key) => ({ ...key, scryptCostParam: 2 ** 40 }), "kdf-too-costly"],
  [
    "a block size beyond all bounds",
    (key) => ({ ...key, scryptBlockSize: 2 ** 40 }),
    "kdf-too-costly",
  ],
  [
    "a cost that is no power of two",
    (key) => ({ ...key, scryptCostParam: 30_000 }),
    "masterkey-unreadable",
  ],
  ["a cost of one", (key) => ({ ...key, scryptCostParam: 1 }), "masterkey-unreadable"],
  ["a cost below zero", (key) => ({ ...key, scryptCostParam: -2 }), "masterkey-unreadable"],
  ["no block size", (key) => ({ ...key, scryptBlockSize: 0 }), "masterkey-unreadable"],
  ["a short wrapped key", (key) => ({ ...key, primaryMasterKey: "AAAA" }), "masterkey-unreadable"],
  ["no salt", (key) => ({ ...key, scryptSalt: "" }), "masterkey-unreadable"],
];

describe("a key file", () => {
  it.each(changes)("with %s does not open the vault", async (_, change, kind) => {
    const { test } = await vaultToForge();
    const key = JSON.parse(await textOf(test, MASTERKEY_FILE)) as Parts;
    await writeWhole(test.storage, MASTERKEY_FILE, utf8(JSON.stringify(change(key))));
    expect(await openingOf(test)).toBe(kind);
  });

  it.each([
    ["that is empty", ""],
    ["that is a list", "[]"],
    ["that is null", "null"],
    ["that is deep", "[".repeat(40_000)],
    ["that is no text", "\u0000\u0001"],
    ["of 5 MB", " ".repeat(5_000_000)],
  ])("%s does not open the vault", async (_, text) => {
    const { test } = await vaultToForge();
    await writeWhole(test.storage, MASTERKEY_FILE, utf8(text));
    expect(await openingOf(test)).toBe("masterkey-unreadable");
  });

  it("of another vault with the same password does not open it", async () => {
    const { test } = await vaultToForge();
    const other = await vaultToForge();
    const bytes = await readWhole(other.test.storage, MASTERKEY_FILE);
    await writeWhole(test.storage, MASTERKEY_FILE, bytes);
    expect(await openingOf(test)).toBe("key-of-another-vault");
  });

  it.each([
    [1, 2 ** 16],
    [1, 2 ** 20],
    [2, 2 ** 32],
  ])(
    "that asks for r = %i and N = %i, which scrypt does not allow, is refused at once",
    async (r, n) => {
      const { test } = await vaultToForge();
      const key = JSON.parse(await textOf(test, MASTERKEY_FILE)) as Parts;
      const costly = { ...key, scryptBlockSize: r, scryptCostParam: n };
      await writeWhole(test.storage, MASTERKEY_FILE, utf8(JSON.stringify(costly)));
      const ms = await processorMs(async () => {
        expect(await openingOf(test)).toMatch(/^(masterkey-unreadable|kdf-too-costly)$/);
      });
      expect(ms).toBeLessThan(1000);
    },
  );
});
