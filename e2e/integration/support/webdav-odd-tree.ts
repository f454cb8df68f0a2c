import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Names that some program on the way has stumbled over; none that Linux does not allow. */
const ODD_NAMES = [
  "with space",
  " leading and trailing ",
  "a#b",
  "a?b",
  "a%20b",
  "100%",
  "a+b&c=d",
  "back\\slash",
  "quote'\"",
  "<tag>&amp;",
  "semi;colon:comma,",
  "star*pipe|",
  "[brackets]{braces}",
  "tilde~caret^tick`",
  "dollar$at@bang!",
  ".hidden",
  "trailing.",
  "...",
  "-dash",
  "ümläut",
  "e\u0301 in parts",
  "日本語の名前",
  "עברית",
  "😀👩‍👩‍👧‍👦",
  "tab\there",
  "line\nbreak",
  "bell\u0007",
  "delete\u007f",
  "\u200bno width",
  "\ufb01 ligature",
  "CON",
  "file.c9r",
  "~lkdraft.tmp",
  "x".repeat(255),
  "ß".repeat(127),
];

/** Bytes; around the borders of a chunk of 32 KiB. */
const SIZES = [0, 1, 15, 16, 100, 4096, 32_767, 32_768, 32_769, 65_536, 100_000];

/**
 * Fills a folder with files of odd names and sizes, some levels deep.
 *
 * @returns how many files there are now
 */
export async function oddTree(folder: string, count: number): Promise<number> {
  const folders = [folder];
  for (const name of ["plain", "odd #1? 50%", "ünïcode/日本", "a/b/c/d/e/f/g/h"]) {
    folders.push(join(folder, name));
    await mkdir(join(folder, name), { recursive: true });
  }
  for (let n = 0; n < count; n += 1) {
    const odd = ODD_NAMES[n % ODD_NAMES.length] ?? "";
    const round = Math.floor(n / ODD_NAMES.length);
    const at = folders[round % folders.length] ?? folder;
    const lap = Math.floor(round / folders.length);
    const name = lap === 0 ? odd : `${lap} ${odd}`.slice(0, odd.startsWith("ß") ? 127 : 255);
    await writeFile(join(at, name), randomBytes(SIZES[n % SIZES.length] ?? 0));
  }
  return count;
}
