/** The language of main: of menus, of the system's dialogs, of messages and of reports. */

import {
  type Language,
  type LanguageChoice,
  spokenBy,
} from "../../../src-shared/model/language.ts";
import { german } from "../../../src-shared/text/de/german.ts";
import { speak, type Words } from "../../../src-shared/text/worded.ts";
import type { SettingsBook } from "./settings.ts";

const words: Readonly<Record<Language, Words | null>> = { en: null, de: german };

/** @param systemLanguages - BCP 47 tags, the one that the user likes best first */
export function speakAs(choice: LanguageChoice, systemLanguages: readonly string[]): void {
  const spoken = spokenBy(choice, systemLanguages);
  speak(spoken, words[spoken.language]);
}

/** Speaks the language of the settings, now and after every change of them. */
export function followLanguage(
  settings: Pick<SettingsBook, "current" | "onChange">,
  systemLanguages: () => readonly string[],
): void {
  const follow = (): void => {
    speakAs(settings.current.language, systemLanguages());
  };
  follow();
  settings.onChange(follow);
}
