/** Gets a recovery key from where the user said it is; it is asked on the terminal without being shown. */

import { promptText, usageText } from "../../src-shared/text/cli-text.ts";
import { askSecrets } from "./ask-secret.ts";
import type { Io } from "./io.ts";
import type { OptionValues, wordsOptions } from "./option-table.ts";
import { passedText } from "./read-password.ts";
import { UsageError } from "./usage-error.ts";

type WordsOptions = OptionValues<(typeof wordsOptions)[number]>;

/** The options that were given, as they are written. */
export function wordsGiven(options: WordsOptions): readonly string[] {
  return [
    ...(options["words-file"] === undefined ? [] : ["--words-file"]),
    ...(options["words-stdin"] ? ["--words-stdin"] : []),
  ];
}

/**
 * @returns `null` if none was passed
 * @throws UsageError, VaultError `local-not-found`, `local-failed`
 */
export async function passedWords(options: WordsOptions, io: Io): Promise<string | null> {
  const given = wordsGiven(options);
  if (given.length > 1) throw new UsageError(usageText.keyTwice(given));
  const path = options["words-file"];
  if (path !== undefined) return passedText({ from: "file", path }, io);
  return options["words-stdin"] ? passedText({ from: "stdin" }, io) : null;
}

/**
 * The same, asked on the terminal if none was passed.
 *
 * @throws as {@link passedWords}; VaultError `cancelled`
 */
export async function readWordsOf(options: WordsOptions, vault: string, io: Io): Promise<string> {
  const passed = await passedWords(options, io);
  if (passed !== null) return passed;
  if (io.stdin.isTTY !== true) throw new UsageError(usageText.noWords);
  return askSecrets(io, (ask) => ask(promptText.words(vault)));
}
