import text from "../../assets/recovery-words-en.txt?raw";
import { parseWordList, type WordList } from "./recovery-words.ts";

let list: WordList | undefined;

/** The words of recovery keys, as the build put them in (assets/recovery-words-en.txt). */
export function shippedWords(): WordList {
  list ??= parseWordList(text);
  return list;
}
