/**
 * How the texts of this folder come in the language in use.
 *
 * Each is written in English in its own file, and exported as what {@link worded} or {@link saying}
 * makes of it. That stays the same object or function for ever, and {@link speak} exchanges what it
 * says. So a sentence is read where it is shown; one that is kept in a constant stays as it is.
 */

import type { Spoken } from "../model/language.ts";

/** Every text that is worded in all languages. */
export type TextName =
  | "changePasswordText"
  | "checkReportText"
  | "checkRunText"
  | "desktopText"
  | "driveText"
  | "dropText"
  | "eventText"
  | "eventsText"
  | "failureText"
  | "filesText"
  | "findingMeanings"
  | "findingRepairs"
  | "guessCostText"
  | "hubCardText"
  | "hubLoginPageText"
  | "hubPassphraseText"
  | "hubRefusalText"
  | "hubTeamText"
  | "hubUnlockText"
  | "hubUnreachableText"
  | "hintText"
  | "keyAwayText"
  | "keyFileCardText"
  | "keyFileText"
  | "keyHomeText"
  | "keyWorkText"
  | "leaveHubText"
  | "lockText"
  | "nameProblemText"
  | "namesText"
  | "newVaultText"
  | "nextStepText"
  | "passwordHintText"
  | "passwordFieldText"
  | "passwordProgramText"
  | "placeProblemText"
  | "preferencesText"
  | "quitText"
  | "restoreText"
  | "recoverVaultText"
  | "recoveryKeyText"
  | "recoverySheetText"
  | "recoveryVerdictText"
  | "rejoinHubText"
  | "severityText"
  | "statisticsText"
  | "stillWritingText"
  | "tabsText"
  | "text"
  | "thisVaultText"
  | "transferReportWords"
  | "transfersText"
  | "troubleText"
  | "trustedHubsText"
  | "upgradeRunText"
  | "vaultOptionsText"
  | "wordCompletionText";

/** What a translation has to have: the same keys, the same parameters, as many lines. */
export type Wording<T> = T extends string
  ? string
  : T extends (...given: infer G) => infer R
    ? (...given: G) => Wording<R>
    : { readonly [K in keyof T]: Wording<T[K]> };

/** All texts in a language; the type of each is that of its English. */
export type Words = Readonly<Record<TextName, unknown>>;

const takers = new Map<TextName, (words: Words | null) => void>();
let inUse: Spoken = { language: "en", locale: "en" };
let words: Words | null = null;

/** From now on, everything is said in this language. @param translated - `null` for English */
export function speak(spoken: Spoken, translated: Words | null): void {
  inUse = spoken;
  words = translated;
  for (const take of takers.values()) take(words);
}

export function spoken(): Spoken {
  return inUse;
}

/** Every text that was loaded so far. */
export function loadedTexts(): readonly TextName[] {
  return [...takers.keys()];
}

/** @param english - strings, functions that give strings, and objects of them */
export function worded<const T extends object>(name: TextName, english: T): Wording<T> {
  const said = {};
  const take = (translated: Words | null): void => {
    // The type of a translation is that of the object it translates.
    fill(said, (translated?.[name] as object | undefined) ?? english);
  };
  takers.set(name, take);
  take(words);
  // It has just been filled with all of English, or of what has the same shape.
  return said as Wording<T>;
}

/** As {@link worded}, for sentences that a function makes as a whole. */
export function saying<G extends readonly unknown[]>(
  name: TextName,
  english: (...given: G) => string,
): (...given: G) => string {
  let say = english;
  const take = (translated: Words | null): void => {
    // The type of a translation is that of the function it translates.
    say = (translated?.[name] as typeof english | undefined) ?? english;
  };
  takers.set(name, take);
  take(words);
  return (...given) => say(...given);
}

/** Objects within stay the same too: whoever holds one of them sees the other language. */
function fill(said: Record<string, unknown>, from: object): void {
  for (const [key, value] of Object.entries(from)) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      said[key] = value;
      continue;
    }
    const inner = said[key] ?? {};
    said[key] = inner;
    // Whatever is no list here was made by the line above.
    fill(inner as Record<string, unknown>, value as object);
  }
}
