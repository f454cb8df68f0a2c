import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedWordList } from "../test-support/word-list.ts";
import {
  bytesToWords,
  numbersToBytes,
  parseWordList,
  readWords,
  typedWords,
} from "./recovery-words.ts";

const list = shippedWordList();

describe("the word list", () => {
  it("that is shipped is, byte for byte, the one that every existing recovery key was written with", () => {
    expect(createHash("sha256").update(list.words.join("\n")).digest("hex")).toBe(
      "a66b733e516289fbe2a0f9382d450965edf4c9657a596035d34d1ae8a01ce175",
    );
  });

  it.each([
    ["with Windows line ends", list.words.join("\r\n")],
    ["with a line break at the end", `${list.words.join("\n")}\n`],
  ])("is the same %s", (_, text) => {
    expect(parseWordList(text)).toEqual(list);
  });

  it.each([
    ["is empty", ""],
    ["lacks a word", list.words.slice(1).join("\n")],
    ["has a word too many", `${list.words.join("\n")}\nlatchkey`],
    ["has a word twice", ["ah", ...list.words.slice(1)].join("\n")],
  ])("is refused if it %s", (_, text) => {
    expect(() => parseWordList(text)).toThrow(RangeError);
  });
});

describe("words", () => {
  it.each([
    [[0x00, 0x00, 0x00], "ad ad"],
    [[0x00, 0x10, 0x02], "ah as"],
    [[0xff, 0xff, 0xff], "residence residence"],
    [[0xff, 0xf0, 0x00], "residence ad"],
    [[], ""],
  ])("of %j are “%s”", (bytes, words) => {
    expect(bytesToWords(Uint8Array.from(bytes), list)).toBe(words);
  });

  it("give back the bytes they were made of", () => {
    const triples = fc
      .array(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), { maxLength: 70 })
      .map((array) => Uint8Array.from(array.flat()));
    fc.assert(
      fc.property(triples, (bytes) => {
        const { numbers, unknown } = readWords(bytesToWords(bytes, list), list);
        expect(unknown).toEqual([]);
        expect(numbersToBytes(numbers)).toEqual(bytes);
      }),
    );
  });

  it("cannot hold a part of three bytes", () => {
    expect(() => bytesToWords(new Uint8Array(4), list)).toThrow(RangeError);
  });

  it("make no bytes if their number is odd", () => {
    expect(() => numbersToBytes([1, 2, 3])).toThrow(RangeError);
  });

  it("that are not in the list are told by position", () => {
    expect(readWords("ad xyzzy AH constructor", list)).toEqual({
      numbers: [0, 1],
      unknown: [1, 3],
    });
  });
});

describe("a pasted text", () => {
  it.each([
    ["a numbered list", "1. ad\n2. ah\n3) as"],
    ["a grid without dots", "1 ad 2 ah 3 as"],
    ["numbers that touch the words", "1ad 2ah 3as"],
    ["commas and quotation marks", "“AD”, ‘Ah’; as."],
    ["dashes and slashes", "ad-ah/as"],
    ["full-width letters", "\uff41\uff44 ah as"],
    ["soft hyphens and marks of no width", "a\u00add \u200bah as\ufeff"],
  ])("with %s is the same words", (_, text) => {
    expect(typedWords(text)).toEqual(["ad", "ah", "as"]);
  });

  it("keeps a word with a digit in it, which is a typing error and no number", () => {
    expect(typedWords("wat3r ship")).toEqual(["wat3r", "ship"]);
  });
});
