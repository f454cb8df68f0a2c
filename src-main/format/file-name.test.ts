import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { masterkey } from "../crypto/masterkey.ts";
import { bytesOf } from "../test-support/hex.ts";
import { describeWithShared, sharedVectors } from "../test-support/vectors.ts";
import { contentDirectory } from "./directory-id.ts";
import {
  decryptName,
  encryptName,
  isLegalName,
  MAX_CLEAR_NAME,
  MIN_CIPHER_NAME,
} from "./file-name.ts";
import { isLong, parseLongName, shortenedName } from "./long-name.ts";

const key = masterkey(Uint8Array.from({ length: 64 }, (_, i) => i));
const parent = "918acfbd-a467-3f77-93f1-f4a44f9cfe9c";

describe("file names", () => {
  test("any name comes back in NFC", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.constantFrom("", parent),
        (name, id) => {
          expect(decryptName(key, encryptName(key, name, id), id)).toBe(name.normalize("NFC"));
        },
      ),
    );
  });

  it("encrypts both normal forms of a name alike", () => {
    expect(encryptName(key, "a\u0308", "")).toBe(encryptName(key, "\u00e4", ""));
  });

  it("has at least 28 characters, and 4 ⌈(16 + n) / 3⌉ + 4 of them", () => {
    for (const n of [1, 2, 3, 146, 147, 255, MAX_CLEAR_NAME]) {
      const length = encryptName(key, "x".repeat(n), "").length;
      expect(length).toBe(4 * Math.ceil((16 + n) / 3) + 4);
      expect(length).toBeGreaterThanOrEqual(MIN_CIPHER_NAME);
    }
    expect(encryptName(key, "x".repeat(MAX_CLEAR_NAME), "").length).toBe(10_240);
  });

  it("is bound to its directory", () => {
    expect(decryptName(key, encryptName(key, "a", parent), "")).toBeNull();
  });

  it.each(["", ".c9r", "abc.c9r", `${"A".repeat(24)}.c9r`, "sRp0M9fxcxzfaGisE65vhbM=", "ä.c9r"])(
    "does not decrypt %j",
    (name) => {
      expect(decryptName(key, name, "")).toBeNull();
    },
  );

  it("counts as illegal what could lead elsewhere", () => {
    for (const name of ["", ".", "..", "a/b", "/", "a\0"]) expect(isLegalName(name)).toBe(false);
    for (const name of ["a", "...", "a\\b", " ", "con", "\n"]) expect(isLegalName(name)).toBe(true);
  });
});

describe("long names", () => {
  it("are those beyond the threshold, not at it", () => {
    expect(isLong("x".repeat(220), 220)).toBe(false);
    expect(isLong("x".repeat(221), 220)).toBe(true);
  });

  it("are read up to the first suffix", () => {
    const text = (name: string): Uint8Array => new TextEncoder().encode(name);
    expect(parseLongName(text("abc.c9r"))).toBe("abc.c9r");
    expect(parseLongName(text("abc.c9r\0\0.c9r"))).toBe("abc.c9r");
    expect(parseLongName(text("abc"))).toBeNull();
    expect(parseLongName(new Uint8Array())).toBeNull();
    expect(parseLongName(Uint8Array.of(0xff))).toBeNull();
    expect(parseLongName(text(`${"a".repeat(10_240)}.c9r`))).toBeNull();
  });
});

const Vectors = z.object({
  rawkey: z.string(),
  dirhash: z.array(z.object({ dirId: z.string(), hash: z.string() })),
  names: z.array(
    z.object({
      dirId: z.string(),
      name: z.string(),
      ciphertext: z.string(),
      len: z.int(),
      shortened: z.string().nullable(),
    }),
  ),
});

describeWithShared("names, published vectors", () => {
  const { rawkey, dirhash, names } = Vectors.parse(sharedVectors("vectors"));
  const published = masterkey(bytesOf(rawkey));

  it.each(dirhash)("directory id “$dirId”", ({ dirId, hash }) => {
    expect(contentDirectory(published, dirId)).toBe(`d/${hash.slice(0, 2)}/${hash.slice(2)}`);
  });

  it.each(names)("$name in “$dirId”", ({ dirId, name, ciphertext, len, shortened }) => {
    const encrypted = encryptName(published, name, dirId);
    expect(encrypted).toBe(ciphertext);
    expect(encrypted).toHaveLength(len);
    expect(decryptName(published, ciphertext, dirId)).toBe(name);
    expect(isLong(encrypted, 220) ? shortenedName(encrypted) : null).toBe(shortened);
  });
});
