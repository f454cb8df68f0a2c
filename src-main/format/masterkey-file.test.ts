import { describe, expect, it } from "vitest";
import { z } from "zod";
import { passwordBytes } from "../base/password-bytes.ts";
import { utf8 } from "../crypto/encoding.ts";
import { masterkey } from "../crypto/masterkey.ts";
import { failing } from "../test-support/failing.ts";
import { bytesOf, hexOf } from "../test-support/hex.ts";
import { describeWithShared, sharedVectors } from "../test-support/vectors.ts";
import {
  encodeMasterkeyFile,
  masterkeyFileVersion,
  openMasterkeyFile,
  parseMasterkeyFile,
} from "./masterkey-file.ts";

const rawKey = Uint8Array.from({ length: 64 }, (_, i) => i);
const cheap = { n: 2, r: 1 };
const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(3);
const written = (): Promise<Uint8Array> =>
  encodeMasterkeyFile(masterkey(rawKey.slice()), passwordBytes("open sesame"), random, cheap);

/** The file with some members replaced. */
async function withMembers(members: object): Promise<Uint8Array> {
  const content = z.looseObject({}).parse(JSON.parse(new TextDecoder().decode(await written())));
  return utf8(JSON.stringify({ ...content, ...members }));
}

describe("a masterkey file", () => {
  it("gives the key back for the password it was written with, in either normal form", async () => {
    const bytes = await encodeMasterkeyFile(
      masterkey(rawKey.slice()),
      passwordBytes("pa\u0308ssword"),
      random,
      cheap,
    );
    const key = await openMasterkeyFile(
      parseMasterkeyFile(bytes, "k"),
      passwordBytes("p\u00e4ssword"),
    );
    expect(key.raw).toEqual(rawKey);
    expect(masterkeyFileVersion(bytes)).toBe(999);
  });

  it("refuses every other password", async () => {
    const file = parseMasterkeyFile(await written(), "k");
    for (const guess of ["", "open sesame ", "Open sesame"]) {
      await expect(openMasterkeyFile(file, passwordBytes(guess))).rejects.toMatchObject({
        failure: { kind: "wrong-password" },
      });
    }
  });

  it("refuses a file of a newer format before the password is tried", async () => {
    const file = parseMasterkeyFile(await withMembers({ version: 1000 }), "k");
    await expect(openMasterkeyFile(file, passwordBytes("guess"))).rejects.toMatchObject({
      failure: { kind: "unsupported-format", version: 1000 },
    });
  });

  it("refuses a version that somebody changed without the key", async () => {
    const file = parseMasterkeyFile(await withMembers({ version: 7 }), "k");
    await expect(openMasterkeyFile(file, passwordBytes("open sesame"))).rejects.toMatchObject({
      failure: { kind: "masterkey-version-forged" },
    });
  });

  it("refuses a cost that would fill the memory before it begins to work", async () => {
    const file = parseMasterkeyFile(await withMembers({ scryptCostParam: 2 ** 40 }), "k");
    await expect(openMasterkeyFile(file, passwordBytes("open sesame"))).rejects.toMatchObject({
      failure: { kind: "kdf-too-costly" },
    });
  });

  it("is read with a byte order mark, other members and Base64 without padding", async () => {
    const bytes = await withMembers({ scryptSalt: "AAAAAAAAAAA", comment: "mine" });
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]);
    expect(parseMasterkeyFile(marked, "k").scryptSalt).toEqual(new Uint8Array(8));
  });

  it.each([
    ["nothing", {}, 0],
    ["half a file", {}, 100],
    ["no salt", { scryptSalt: "" }],
    ["a cost that is no power of two", { scryptCostParam: 1000 }],
    ["a cost of 1", { scryptCostParam: 1 }],
    ["a block size of 0", { scryptBlockSize: 0 }],
    ["a key that is too short", { primaryMasterKey: "AAAA" }],
    ["a key that is no Base64", { hmacMasterKey: "*" }],
    ["a version that is no number", { version: "999" }],
    ["version 0", { version: 0 }],
  ])("with %s is unreadable", async (_, members, length?: number) => {
    const bytes = (await withMembers(members)).subarray(0, length);
    expect(() => parseMasterkeyFile(bytes, "/v/masterkey.cryptomator")).toThrow(
      failing("masterkey-unreadable", "/v/masterkey.cryptomator"),
    );
  });
});

const Vectors = z.object({
  masterkeyFiles: z.array(
    z.object({
      source: z.string(),
      password: z.string(),
      rawkey: z.string(),
      json: z.unknown(),
      versionMacOk: z.boolean(),
    }),
  ),
});

describeWithShared("masterkey files, published vectors", () => {
  const { masterkeyFiles } = Vectors.parse(sharedVectors("vectors"));

  it.each(masterkeyFiles)("$source", async ({ password, rawkey, json, versionMacOk }) => {
    const file = parseMasterkeyFile(utf8(JSON.stringify(json)), "k");
    const opening = openMasterkeyFile(file, passwordBytes(password));
    if (versionMacOk) {
      expect(hexOf((await opening).raw)).toBe(hexOf(bytesOf(rawkey)));
    } else {
      await expect(opening).rejects.toMatchObject({
        failure: { kind: "masterkey-version-forged" },
      });
    }
  });
});
