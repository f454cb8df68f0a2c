/**
 * Bytes written as English words, 12 bits each: three bytes are two words.
 *
 *     bytes   b1       b2       b3
 *     bits    76543210 7654|3210 76543210
 *     words   first 12 bits|second 12 bits
 *
 * The list of 4096 words is part of the format. It comes from the caller, as
 * this room reads no files. Source: docs/vault-format.md §4.
 */

const LIST_LENGTH = 4096;

/** The words by their number, and the numbers by their word. */
export interface WordList {
  readonly words: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** What a text says, word by word. */
export interface WordsReading {
  /** The numbers of the words that are in the list, in their order. */
  readonly numbers: readonly number[];
  /** The positions, from 0, of the words that are not. */
  readonly unknown: readonly number[];
}

/**
 * @param text - one word per line, in the order of their numbers
 * @throws RangeError unless there are 4096 different words
 */
export function parseWordList(text: string): WordList {
  const words = splitWords(text);
  const numbers = new Map(words.map((word, number) => [word, number]));
  if (words.length !== LIST_LENGTH || numbers.size !== LIST_LENGTH) {
    throw new RangeError(
      `a word list has ${LIST_LENGTH} different words, this one has ${numbers.size}`,
    );
  }
  return { words, numbers };
}

/** @throws RangeError if the number of bytes is not a multiple of three */
export function bytesToWords(bytes: Uint8Array, list: WordList): string {
  if (bytes.length % 3 !== 0)
    throw new RangeError("only a multiple of three bytes fills whole words");
  const words: (string | undefined)[] = [];
  for (let offset = 0; offset < bytes.length; offset += 3) {
    const [first = 0, middle = 0, last = 0] = bytes.subarray(offset, offset + 3);
    words.push(list.words[(first << 4) | (middle >> 4)]);
    words.push(list.words[((middle & 0xf) << 8) | last]);
  }
  return words.join(" ");
}

/**
 * Reads words as people paste them: apart from each other by anything that is no letter or digit,
 * in any mixture of capitals, with or without the numbers of a printed grid (`1. water 2. ship`).
 */
export function readWords(text: string, list: WordList): WordsReading {
  const numbers: number[] = [];
  const unknown: number[] = [];
  typedWords(text).forEach((word, position) => {
    const number = list.numbers.get(word);
    if (number === undefined) unknown.push(position);
    else numbers.push(number);
  });
  return { numbers, unknown };
}

/** @throws RangeError if the number of words is odd, which leaves half a byte */
export function numbersToBytes(numbers: readonly number[]): Uint8Array {
  if (numbers.length % 2 !== 0)
    throw new RangeError("an odd number of words is no whole number of bytes");
  const bytes = new Uint8Array((numbers.length / 2) * 3);
  for (let pair = 0; pair < numbers.length / 2; pair++) {
    const [first = 0, second = 0] = numbers.slice(2 * pair, 2 * pair + 2);
    bytes.set([first >> 4, ((first & 0xf) << 4) | (second >> 8), second & 0xff], 3 * pair);
  }
  return bytes;
}

/** The words of a pasted text, in lower case; those that are in no list included. */
export function typedWords(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      // Soft hyphens and marks of no width, which web pages and mail programs put into text.
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
      .toLowerCase()
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      // A number before a word is its place in the grid; one alone is too.
      .map((word) => word.replace(/^\p{N}+/u, ""))
      .filter((word) => word !== "")
  );
}

function splitWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}
