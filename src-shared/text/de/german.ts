/** Every text in German. Which German word stands for what: docs/translation.md. */

import type { Words } from "../worded.ts";
import { desktopText } from "./desktop-text.ts";
import { dropText } from "./drop-text.ts";
import { lockText } from "./lock-text.ts";
import { nextStepText } from "./next-step-text.ts";
import { passwordProgramText } from "./password-program-text.ts";
import { preferencesText, quitText, troubleText } from "./preferences-text.ts";
import { wordCompletionText } from "./word-completion-text.ts";

export const german: Words = {
  desktopText,
  dropText,
  lockText,
  nextStepText,
  passwordProgramText,
  preferencesText,
  quitText,
  troubleText,
  wordCompletionText,
};
