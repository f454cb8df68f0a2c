/**
 * The manual page, in the language of man(7), written from the same tables and words as the help.
 *
 * Source of the macros: groff_man(7). Text is escaped so that no word of it is read as a request.
 */

import { commandHelp, helpText, optionHelp } from "../../src-shared/text/cli-help-text.ts";
import { manualText } from "../../src-shared/text/cli-manual-text.ts";
import type { Command } from "./command.ts";
import { optionWord, usageLine } from "./help.ts";

export function manualPage(commands: readonly Command[]): string {
  const lines = [
    '.TH LATCHKEY 1 "" Latchkey "User Commands"',
    ".SH NAME",
    `latchkey \\- ${text(manualText.summary)}`,
    ".SH SYNOPSIS",
    ".B latchkey",
    text(helpText.placeholders),
    ".SH DESCRIPTION",
    ...paragraphs([helpText.about, helpText.operands, helpText.secrets, manualText.generalOptions]),
    ".SH COMMANDS",
    ...commands.flatMap(section),
    ".SH ENVIRONMENT",
    ...manualText.environment.flatMap(([name, meaning]) => entry(name, meaning)),
    ".SH EXIT STATUS",
    ...manualText.exitStatus.flatMap(([code, meaning]) => entry(String(code), meaning)),
  ];
  return `${lines.join("\n")}\n`;
}

function section(command: Command): readonly string[] {
  const { summary = "", details = [], examples = [] } = commandHelp[command.name] ?? {};
  return [
    `.SS "${text(usageLine(command))}"`,
    ...paragraphs([`${summary}.`, ...details]),
    ...command.options.flatMap((name) => entry(optionWord(name), optionHelp[name] ?? "")),
    ".PP",
    ".EX",
    ...examples.map((example) => text(example)),
    ".EE",
  ];
}

function paragraphs(texts: readonly string[]): readonly string[] {
  return texts.flatMap((each) => [".PP", text(each)]);
}

function entry(term: string, meaning: string): readonly string[] {
  return [".TP", `.B "${text(term)}"`, text(meaning)];
}

/** A line that is only text: backslashes, hyphens and quotes lose their meaning, and so do dots in front. */
function text(line: string): string {
  const plain = line.replaceAll("\\", "\\e").replaceAll("-", "\\-").replaceAll('"', "\\(dq");
  return /^[.']/.test(plain) ? `\\&${plain}` : plain;
}
