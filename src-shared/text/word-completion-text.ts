/** What is said of the words that may be meant while a recovery key is typed. */

import { worded } from "./worded.ts";

export const wordCompletionText = worded("wordCompletionText", {
  list: "Words that begin so",
  /** The key that takes a word, as it is printed on keyboards. */
  key: "Tab",
  found: (count: number, first: string) =>
    count === 1
      ? `One word begins so: ${first}. Tab takes it.`
      : `${count} words begin so, the first: ${first}. The arrows choose, Tab takes one.`,
});
