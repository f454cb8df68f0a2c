import { readFileSync } from "node:fs";
import { parseWordList, type WordList } from "../format/recovery-words.ts";

/** The word list as the product ships it. */
export function shippedWordList(): WordList {
  const file = new URL("../../assets/recovery-words-en.txt", import.meta.url);
  return parseWordList(readFileSync(file, "utf8"));
}
