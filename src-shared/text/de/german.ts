/** Every text in German. Which German word stands for what: docs/translation.md. */

import type { Words } from "../worded.ts";
import { desktopText } from "./desktop-text.ts";
import { driveText } from "./drive-text.ts";
import { dropText } from "./drop-text.ts";
import { eventsText, eventText } from "./event-text.ts";
import { failureText } from "./failure-text.ts";
import { hubPassphraseText, hubRefusalText, hubUnreachableText } from "./hub-failure-text.ts";
import {
  keyAwayText,
  keyFileCardText,
  keyFileText,
  keyHomeText,
  keyWorkText,
} from "./key-file-text.ts";
import { changePasswordText, guessCostText, recoverVaultText } from "./keys-text.ts";
import { lockText } from "./lock-text.ts";
import { nextStepText } from "./next-step-text.ts";
import { passwordProgramText } from "./password-program-text.ts";
import { preferencesText, quitText, troubleText } from "./preferences-text.ts";
import { thisVaultText } from "./this-vault-text.ts";
import {
  namesText,
  recoveryKeyText,
  statisticsText,
  stillWritingText,
  vaultOptionsText,
} from "./vault-options-text.ts";
import { text } from "./window-text.ts";
import { wordCompletionText } from "./word-completion-text.ts";

export const german: Words = {
  changePasswordText,
  desktopText,
  driveText,
  dropText,
  eventText,
  eventsText,
  failureText,
  guessCostText,
  hubPassphraseText,
  hubRefusalText,
  hubUnreachableText,
  keyAwayText,
  keyFileCardText,
  keyFileText,
  keyHomeText,
  keyWorkText,
  lockText,
  namesText,
  nextStepText,
  passwordProgramText,
  preferencesText,
  quitText,
  recoverVaultText,
  recoveryKeyText,
  statisticsText,
  stillWritingText,
  text,
  thisVaultText,
  troubleText,
  vaultOptionsText,
  wordCompletionText,
};
