import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { describeWithShared, sharedVectors } from "../test-support/vectors.ts";
import { shippedWordList } from "../test-support/word-list.ts";
import { decodeRecoveryKey, encodeRecoveryKey, RECOVERY_KEY_WORDS } from "./recovery-key.ts";

const list = shippedWordList();

const rawKey = Uint8Array.from({ length: 64 }, (_, index) => 255 - 3 * index);
const words = encodeRecoveryKey(rawKey, list);

function withWord(position: number, word: string): string {
  return words.split(" ").with(position, word).join(" ");
}

describe("a recovery key", () => {
  it("has 44 words", () => {
    expect(RECOVERY_KEY_WORDS).toBe(44);
    expect(words.split(" ")).toHaveLength(44);
  });

  it("gives back the masterkey it was made of", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (key) => {
        const reading = decodeRecoveryKey(encodeRecoveryKey(key, list), list);
        expect(reading).toEqual({ kind: "key", rawKey: key });
      }),
    );
  });

  it.each([
    ["in capitals", words.toUpperCase()],
    ["over several lines", words.replaceAll(" ", "\r\n")],
    ["with more than one space", words.replaceAll(" ", "   ")],
    ["with tabs and unbreakable spaces", words.replaceAll(" ", "\t\u00a0")],
    ["with space around it", `\n  ${words}\t\n`],
  ])("is read %s", (_, text) => {
    expect(decodeRecoveryKey(text, list)).toEqual({ kind: "key", rawKey });
  });

  it.each([0, 32, 63, 65, 128])("cannot be made of %i bytes", (length) => {
    expect(() => encodeRecoveryKey(new Uint8Array(length), list)).toThrow(RangeError);
  });

  it("leaves the masterkey as it was when it is made", () => {
    const key = Uint8Array.from(rawKey);
    encodeRecoveryKey(key, list);
    expect(key).toEqual(rawKey);
  });
});

describe("a mistyped recovery key", () => {
  it("names the position of every word that is not in the list, even if there are too few", () => {
    expect(decodeRecoveryKey(withWord(17, "xyzzy"), list)).toEqual({
      kind: "unknown-words",
      positions: [17],
    });
    expect(decodeRecoveryKey("water wasser\nvand", list)).toEqual({
      kind: "unknown-words",
      positions: [1, 2],
    });
  });

  it.each([
    ["nothing", "", 0],
    ["only white space", " \n\t ", 0],
    ["one word", "water", 1],
    ["43 words", words.slice(0, words.lastIndexOf(" ")), 43],
    ["45 words", `${words} water`, 45],
    ["two recovery keys", `${words} ${words}`, 88],
  ])("of %s is told to have the wrong number of words", (_, text, count) => {
    expect(decodeRecoveryKey(text, list)).toEqual({ kind: "wrong-count", count });
  });

  it.each(Array.from({ length: 44 }, (_, position) => position))(
    "with another word at position %i has the wrong checksum",
    (position) => {
      const number = list.numbers.get(words.split(" ")[position] ?? "") ?? 0;
      const next = list.words[(number + 1) % list.words.length] ?? "";
      expect(decodeRecoveryKey(withWord(position, next), list)).toEqual({ kind: "wrong-checksum" });
    },
  );

  it("with two words swapped has the wrong checksum", () => {
    const [first = "", second = "", ...rest] = words.split(" ");
    const swapped = [second, first, ...rest].join(" ");
    expect(decodeRecoveryKey(swapped, list)).toEqual({ kind: "wrong-checksum" });
  });

  it("never throws, whatever the text", () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...words.split(" ")), fc.string()), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (parts) => {
        expect(() => decodeRecoveryKey(parts.join(" "), list)).not.toThrow();
      }),
    );
  });
});

describeWithShared("recovery keys of the official apps", () => {
  const published = z
    .object({
      recoveryKey: z.array(z.object({ rawkey: z.string(), words: z.string() })),
      recoveryKeyInvalid: z.array(z.string()),
    })
    .parse(sharedVectors("vectors"));
  const hub = z
    .object({
      recoveryKey: z.array(
        z.object({
          id: z.string(),
          masterkeyHex: z.string().optional(),
          masterkeyB64Url: z.string().optional(),
          words: z.string(),
        }),
      ),
    })
    .parse(sharedVectors("hub"));
  const keys = [
    ...published.recoveryKey.map((vector) => ({ ...vector, raw: fromHex(vector.rawkey) })),
    ...hub.recoveryKey.map(({ masterkeyHex, masterkeyB64Url, words: text }) => ({
      words: text,
      raw: masterkeyHex === undefined ? fromBase64Url(masterkeyB64Url) : fromHex(masterkeyHex),
    })),
  ];

  it.each(keys)("are written with the same words: $words", ({ raw, words: text }) => {
    expect(encodeRecoveryKey(raw, list)).toBe(text);
  });

  it.each(keys)("are read as the same masterkey: $words", ({ raw, words: text }) => {
    expect(decodeRecoveryKey(text, list)).toEqual({ kind: "key", rawKey: raw });
  });

  const reasons = ["wrong-checksum", "wrong-count", "wrong-count", "unknown-words"];

  it("that are invalid are as many as there are reasons here", () => {
    expect(published.recoveryKeyInvalid).toHaveLength(reasons.length);
  });

  it.each(published.recoveryKeyInvalid.map((text, index) => [text, reasons[index]] as const))(
    "that are invalid are refused: “%s” for its %s",
    (text, reason) => {
      expect(decodeRecoveryKey(text, list).kind).toBe(reason);
    },
  );
});

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "hex"));
}

function fromBase64Url(text = ""): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "base64url"));
}
