/** Which words of the list a word that is being typed may become. Pure: what is typed goes nowhere. */

export interface Completion {
  /** Where the word begins and ends in the text. */
  readonly start: number;
  readonly end: number;
  /** In the order of the alphabet; never empty. A word that is typed in full already is the first. */
  readonly words: readonly string[];
}

/** More are no help. */
const MOST = 6;

/** From so many letters on the list is worth a look, however many words it has. */
const LETTERS = 3;

/**
 * @param text - the words as they are typed so far
 * @param caret - where the next letter goes: the word that ends there is completed
 * @param list - of all words, in the order of the alphabet
 * @returns `null` if there is nothing to offer
 */
export function completeWord(
  text: string,
  caret: number,
  list: readonly string[],
): Completion | null {
  const typed = /[a-z]{2,}$/i.exec(text.slice(0, caret))?.[0];
  if (typed === undefined || /^[\p{L}\p{N}]/u.test(text.slice(caret))) return null;
  const start = caret - typed.length;
  // Part of a longer run that no word of the list looks like.
  if (/[\p{L}\p{N}]$/u.test(text.slice(0, start))) return null;
  const beginning = typed.toLowerCase();
  const words = list.filter((word) => word.startsWith(beginning));
  const isTooMany = typed.length < LETTERS && words.length > MOST;
  const isDone = words.length === 1 && words[0] === beginning;
  if (words.length === 0 || isTooMany || isDone) return null;
  return { start, end: caret, words: words.slice(0, MOST) };
}
