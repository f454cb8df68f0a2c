/** The languages that Latchkey speaks, and which of them it speaks with somebody. */

import { z } from "zod";

export const Language = z.enum(["en", "de"]);
export type Language = z.output<typeof Language>;

/** What the user has chosen: the system's language, or one of their own. */
export const LanguageChoice = z.enum(["system", ...Language.options]);
export type LanguageChoice = z.output<typeof LanguageChoice>;

/** The language in use, and the BCP 47 tag by which numbers and times are written in it, e.g. `de-AT`. */
export const Spoken = z.strictObject({ language: Language, locale: z.string() });
export type Spoken = Readonly<z.output<typeof Spoken>>;

/**
 * @param systemLanguages - BCP 47 tags, the one that the user likes best first
 * @returns for `system`, the first of them that Latchkey speaks, or else English
 */
export function spokenBy(choice: LanguageChoice, systemLanguages: readonly string[]): Spoken {
  const known = systemLanguages.flatMap((locale) => {
    const language = Language.options.find((option) => isOf(option, locale));
    return language === undefined ? [] : [{ language, locale }];
  });
  const wanted = choice === "system" ? known : known.filter(({ language }) => language === choice);
  const language = choice === "system" ? "en" : choice;
  return wanted[0] ?? { language, locale: language };
}

function isOf(language: Language, locale: string): boolean {
  return locale.toLowerCase() === language || locale.toLowerCase().startsWith(`${language}-`);
}
