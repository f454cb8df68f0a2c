import type { WordList } from "../format/recovery-words.ts";

/** More suggestions than this are no help. */
const MOST = 3;

/** Typing errors after which a word is still taken for the same. */
const FARTHEST = 2;

/** The words of the list that a mistyped one was most likely meant to be, the nearest first; may be none. */
export function nearWords(typed: string, list: Pick<WordList, "words">): readonly string[] {
  const farthest = Math.min(FARTHEST, Math.floor(typed.length / 2));
  return list.words
    .filter((word) => Math.abs(word.length - typed.length) <= farthest)
    .map((word) => ({ word, distance: typingDistance(typed, word) }))
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ word }) => word);
}

/**
 * How many typing errors lie between two words: a letter too many, too few, another one, or two
 * neighbours swapped (optimal string alignment distance).
 */
export function typingDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
