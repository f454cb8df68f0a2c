/** The help, written from the tables of commands and options; its words are in src-shared/text/cli-help-text.ts. */

import { commandHelp, helpText, optionHelp } from "../../src-shared/text/cli-help-text.ts";
import type { CommandHelp } from "../../src-shared/text/command-help.ts";
import type { Command } from "./command.ts";
import { commonOptions, type OptionName, type OptionSpec, optionTable } from "./option-table.ts";
import type { OperandCount } from "./parse-arguments.ts";

const width = 80;
const noHelp: CommandHelp = { summary: "", details: [], examples: [] };

export function overallHelp(commands: readonly Command[]): string {
  return sections([
    wrap(helpText.about),
    `${helpText.usage} latchkey ${helpText.placeholders}`,
    summaries(commands),
    wrap(helpText.operands),
    wrap(helpText.secrets),
    wrap(helpText.exitCodes),
    wrap(helpText.more),
  ]);
}

/** Of commands that share their first word. */
export function groupHelp(commands: readonly Command[]): string {
  return sections([summaries(commands), wrap(helpText.more)]);
}

function summaries(commands: readonly Command[]): string {
  return list(
    helpText.commands,
    commands.map(({ name }) => [name, (commandHelp[name] ?? noHelp).summary]),
  );
}

export function helpOf(command: Command): string {
  const { summary, details, examples } = commandHelp[command.name] ?? noHelp;
  const isPassword = (name: OptionName): boolean => name.startsWith("password-");
  const options = [...command.options, ...commonOptions];
  return sections([
    wrap(`${summary}.`),
    `${helpText.usage} ${usageLine(command)}`,
    ...details.map((paragraph) => wrap(paragraph)),
    list(helpText.options, options.filter((name) => !isPassword(name)).map(optionRow)),
    options.some(isPassword)
      ? `${list(helpText.passwordOptions, options.filter(isPassword).map(optionRow))}\n${wrap(helpText.passwordNote)}`
      : "",
    `${helpText.examples}\n${examples.map((example) => `  ${example}`).join("\n")}`,
  ]);
}

export function usageLine({ name, operands }: Command): string {
  const words = Object.entries(operands).map(([operand, count]) => operandWord(operand, count));
  return ["latchkey", name, ...words, "[OPTIONS]"].join(" ");
}

function operandWord(operand: string, count: OperandCount): string {
  if (count === "optional") return `[${operand}]`;
  return count === "many" ? `${operand}…` : operand;
}

function optionRow(name: OptionName): readonly [string, string] {
  return [optionWord(name), optionHelp[name] ?? ""];
}

/** An option with its value, as it is written. */
export function optionWord(name: OptionName): string {
  const spec: OptionSpec = optionTable[name];
  switch (spec.kind) {
    case "flag":
      return spec.short === undefined ? `--${name}` : `-${spec.short}, --${name}`;
    case "choice":
      return `--${name} ${spec.choices.join("|")}`;
    case "integer": {
      const isBounded = spec.maximum < Number.MAX_SAFE_INTEGER;
      return `--${name} ${isBounded ? `${spec.minimum}..${spec.maximum}` : spec.placeholder}`;
    }
    case "optional-text":
      return `--${name} [${spec.placeholder}]`;
    case "text":
    case "list":
      return `--${name} ${spec.placeholder}`;
  }
}

function sections(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

function list(title: string, rows: readonly (readonly [string, string])[]): string {
  const column = Math.max(...rows.map(([left]) => left.length)) + 2;
  const lines = rows.flatMap(([left, right]) =>
    wrap(right, width - column - 2)
      .split("\n")
      .map((line, index) => `  ${(index === 0 ? left : "").padEnd(column)}${line}`),
  );
  return [title, ...lines].join("\n");
}

/** Breaks a paragraph into lines of at most `length` characters. */
function wrap(text: string, length = width): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > length) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join("\n");
}
