/**
 * How easily a password is guessed, as the zxcvbn method estimates it.
 *
 * Its dictionaries are large, so they are loaded when the first password is judged.
 */

import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import type { PasswordHint, PasswordJudgement } from "../../../src-shared/model/new-vault.ts";

/** What comes after makes a password no weaker, and judging it would take long. */
const JUDGED_CHARACTERS = 100;

/** What a guesser would try first for a vault of ours. */
const ownWords = ["latchkey", "cryptomator", "vault", "tresor", "safe"];

/** The warnings of zxcvbn, by their names there. */
const hints = {
  straightRow: "keyboard",
  keyPattern: "keyboard",
  simpleRepeat: "repeated",
  extendedRepeat: "repeated",
  sequences: "sequence",
  recentYears: "date",
  dates: "date",
  topTen: "common",
  topHundred: "common",
  common: "common",
  similarToCommon: "common",
  wordByItself: "word",
  namesByThemselves: "name",
  commonNames: "name",
  userInputs: "word",
  pwned: "leaked",
} as const satisfies Record<string, PasswordHint>;

let loading: Promise<ZxcvbnFactory> | null = null;

export async function judgePassword(password: string): Promise<PasswordJudgement> {
  loading ??= load();
  const zxcvbn = await loading;
  const judged = password.normalize("NFC").slice(0, JUDGED_CHARACTERS);
  const { score, feedback } = zxcvbn.check(judged, ownWords);
  const warning = feedback.warning ?? "";
  return { score, hint: warning in hints ? hints[warning as keyof typeof hints] : null };
}

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  const { warnings } = english.translations;
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    // Each warning says its own name; what it means is worded in our texts.
    translations: { ...english.translations, warnings: namesOf(warnings) },
  });
}

function namesOf<T extends Readonly<Record<string, string>>>(warnings: T): T {
  // The same keys, with themselves as values.
  return Object.fromEntries(Object.keys(warnings).map((name) => [name, name])) as T;
}
