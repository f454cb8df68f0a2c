/** Every text in German. Which German word stands for what: docs/translation.md. */

import type { Words } from "../worded.ts";
import { checkReportText, checkRunText, upgradeRunText } from "./check-run-text.ts";
import { desktopText } from "./desktop-text.ts";
import { driveText } from "./drive-text.ts";
import { dropText } from "./drop-text.ts";
import { eventsText, eventText } from "./event-text.ts";
import { failureText } from "./failure-text.ts";
import { filesText, tabsText } from "./files-text.ts";
import { findingMeanings, findingRepairs, severityText } from "./health-text.ts";
import { hintText } from "./hint-text.ts";
import { hubPassphraseText, hubRefusalText, hubUnreachableText } from "./hub-failure-text.ts";
import {
  hubCardText,
  hubLoginPageText,
  hubTeamText,
  hubUnlockText,
  leaveHubText,
  rejoinHubText,
  trustedHubsText,
} from "./hub-text.ts";
import {
  keyAwayText,
  keyFileCardText,
  keyFileText,
  keyHomeText,
  keyWorkText,
} from "./key-file-text.ts";
import { changePasswordText, guessCostText, recoverVaultText } from "./keys-text.ts";
import { lockText } from "./lock-text.ts";
import {
  nameProblemText,
  newVaultText,
  passwordHintText,
  placeProblemText,
} from "./new-vault-text.ts";
import { nextStepText } from "./next-step-text.ts";
import { passwordFieldText } from "./password-field-text.ts";
import { passwordProgramText } from "./password-program-text.ts";
import { preferencesText, quitText, troubleText } from "./preferences-text.ts";
import { recoverySheetText } from "./recovery-sheet-text.ts";
import { recoveryVerdictText } from "./recovery-verdict-text.ts";
import { restoreText } from "./restore-text.ts";
import { thisVaultText } from "./this-vault-text.ts";
import { transferReportWords, transfersText } from "./transfers-text.ts";
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
  checkReportText,
  checkRunText,
  desktopText,
  driveText,
  dropText,
  eventText,
  eventsText,
  failureText,
  filesText,
  findingMeanings,
  findingRepairs,
  guessCostText,
  hubCardText,
  hubLoginPageText,
  hubPassphraseText,
  hubRefusalText,
  hubTeamText,
  hubUnlockText,
  hubUnreachableText,
  hintText,
  keyAwayText,
  keyFileCardText,
  keyFileText,
  keyHomeText,
  keyWorkText,
  leaveHubText,
  lockText,
  nameProblemText,
  namesText,
  newVaultText,
  nextStepText,
  passwordHintText,
  passwordFieldText,
  passwordProgramText,
  placeProblemText,
  preferencesText,
  quitText,
  recoverVaultText,
  recoveryKeyText,
  recoverySheetText,
  recoveryVerdictText,
  rejoinHubText,
  restoreText,
  severityText,
  statisticsText,
  stillWritingText,
  tabsText,
  text,
  thisVaultText,
  transferReportWords,
  transfersText,
  troubleText,
  trustedHubsText,
  upgradeRunText,
  vaultOptionsText,
  wordCompletionText,
};
