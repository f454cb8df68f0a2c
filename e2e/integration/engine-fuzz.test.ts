/**
 * Random and mutated input: everything that a vault is read from. Nothing is
 * thrown but failures that are told, nothing hangs, no file is read beyond its
 * bound, and no byte is given out that was not authenticated.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VaultError } from "../../src-main/base/vault-error.ts";
import { masterkey, RAW_KEY_BYTES } from "../../src-main/crypto/masterkey.ts";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { cipherCombos, contentCipher } from "../../src-main/format/cipher-combo.ts";
import { newHeader } from "../../src-main/format/content-cipher.ts";
import { parseDirectoryId } from "../../src-main/format/directory-id.ts";
import { decryptName } from "../../src-main/format/file-name.ts";
import { parseLongName } from "../../src-main/format/long-name.ts";
import {
  encodeMasterkeyFile,
  openMasterkeyFile,
  parseMasterkeyFile,
} from "../../src-main/format/masterkey-file.ts";
import {
  encodeVaultConfig,
  keySourceOf,
  knownCipher,
  parseVaultConfig,
  verifyVaultConfig,
} from "../../src-main/format/vault-config.ts";
import { hostile } from "../../src-main/test-support/proof/hostile-bytes.ts";

const RUNS = 3_000;
const key = masterkey(systemWorld.random(RAW_KEY_BYTES));
const password = new TextEncoder().encode("correct horse");

/** True unless it throws anything but a failure that is told. */
async function onlyTells(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof VaultError) return true;
    throw error;
  }
}

describe("hostile bytes", () => {
  it("as a config are told as unreadable, or as signed by another key", async () => {
    const config = { id: "x", cipherCombo: "SIV_GCM", shorteningThreshold: 220 } as const;
    const valid = encodeVaultConfig(config, key.raw);
    const property = fc.asyncProperty(hostile(valid), (bytes) =>
      onlyTells(async () => {
        const parsed = parseVaultConfig(bytes, "/vault");
        keySourceOf(parsed);
        knownCipher(parsed);
        // What is believed was signed: only bytes that mean the same.
        expect(verifyVaultConfig(parsed, key.raw)).toEqual(config);
      }),
    );
    await fc.assert(property, { numRuns: RUNS, seed: 4 });
  });

  it("as a key file give no key but the right one", async () => {
    const valid = await encodeMasterkeyFile(key, password, systemWorld.random, { n: 2, r: 1 });
    const property = fc.asyncProperty(hostile(valid), (bytes) =>
      onlyTells(async () => {
        const file = parseMasterkeyFile(bytes, "/vault/masterkey.cryptomator");
        // A mutated cost may be allowed and dear; what is too dear is refused elsewhere.
        if (file.scryptCostParam * file.scryptBlockSize > 2 ** 16) return;
        using opened = await openMasterkeyFile(file, password);
        expect(Buffer.compare(opened.raw, key.raw)).toBe(0);
      }),
    );
    await fc.assert(property, { numRuns: RUNS, seed: 5 });
  });

  it("as a name or a directory id are nothing, or what they were", () => {
    const name = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.base64String());
    fc.assert(
      fc.property(name, fc.uint8Array({ maxLength: 12_000 }), (text, bytes) => {
        expect(decryptName(key, `${text}.c9r`, "")).toBeNull();
        expect(decryptName(key, text, "")).toBeNull();
        const id = parseDirectoryId(bytes);
        expect(id === null || (bytes.length > 0 && bytes.length <= 1000)).toBe(true);
        const longName = parseLongName(bytes);
        expect(longName === null || longName.endsWith(".c9r")).toBe(true);
      }),
      { numRuns: RUNS, seed: 6 },
    );
  });
});

describe.each(cipherCombos)("hostile ciphertext under %s", (combo) => {
  const cipher = contentCipher(combo, key);
  const header = newHeader(cipher, systemWorld.random);
  const sealedHeader = cipher.sealHeader(header);
  const clear = systemWorld.random(300);
  const sealed = new Uint8Array(clear.length + cipher.layout.chunkOverhead);
  cipher.sealChunk(sealed, 0, header, {
    index: 3,
    nonce: systemWorld.random(cipher.nonceBytes),
    clear,
  });

  it("is no header", () => {
    fc.assert(
      fc.property(hostile(sealedHeader), (bytes) => {
        const opened = cipher.openHeader(bytes);
        expect(opened === null || Buffer.compare(bytes, sealedHeader) === 0).toBe(true);
      }),
      { numRuns: RUNS, seed: 7 },
    );
  });

  it("is no chunk", () => {
    fc.assert(
      fc.property(hostile(sealed), fc.nat(8), (bytes, index) => {
        const opened = cipher.openChunk(header, index, bytes);
        expect(opened === null || (index === 3 && Buffer.compare(bytes, sealed) === 0)).toBe(true);
      }),
      { numRuns: RUNS, seed: 8 },
    );
  });
});
