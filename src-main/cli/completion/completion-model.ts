/**
 * What a shell must know of the commands to complete a line, without the shell's own language.
 *
 * It follows from the tables of commands and options and from the words of the help; each shell has a file of
 * its own that writes it down.
 */

import { commandHelp, optionHelp } from "../../../src-shared/text/cli-help-text.ts";
import type { Command } from "../command.ts";
import { commonOptions, type OptionName, type OptionSpec, optionTable } from "../option-table.ts";

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** What can be offered for a word. Paths inside a vault cannot: nobody knows them without the password. */
export type Offer =
  | { readonly kind: "files" }
  | { readonly kind: "folders" }
  | { readonly kind: "choices"; readonly choices: readonly string[] }
  | { readonly kind: "variables" }
  | { readonly kind: "nothing" };

export interface CompletionOption {
  /** Without dashes. */
  readonly name: string;
  readonly short: string | null;
  readonly help: string;
  /** Of its value; `null` if it takes none. */
  readonly value: Offer | null;
}

export interface CompletionOperand {
  readonly name: string;
  readonly offer: Offer;
  readonly isRepeated: boolean;
}

export interface CompletionCommand {
  /** One word or two. */
  readonly name: string;
  readonly help: string;
  readonly options: readonly CompletionOption[];
  readonly operands: readonly CompletionOperand[];
}

export function completionModel(commands: readonly Command[]): readonly CompletionCommand[] {
  return commands.map(({ name, options, operands }) => ({
    name,
    help: commandHelp[name]?.summary ?? "",
    options: [...options, ...commonOptions].map(completionOption),
    operands: Object.entries(operands).map(([operand, count]) => ({
      name: operand,
      offer: operandOffers[operand] ?? { kind: "nothing" },
      isRepeated: count === "many",
    })),
  }));
}

/** The first words of commands that have two (`key move`), with the second ones. */
export function groupsOf(
  commands: readonly CompletionCommand[],
): readonly (readonly [string, readonly CompletionCommand[]])[] {
  const groups = new Map<string, CompletionCommand[]>();
  for (const command of commands) {
    const [first = "", second] = command.name.split(" ");
    if (second === undefined) continue;
    groups.set(first, [...(groups.get(first) ?? []), { ...command, name: second }]);
  }
  return [...groups];
}

/** What a line may begin with: commands of one word, and the first words of the others. */
export function firstWords(
  commands: readonly CompletionCommand[],
): readonly (readonly [string, string])[] {
  const groups = new Map(groupsOf(commands));
  const words = new Map<string, string>();
  for (const { name, help } of commands) {
    const [first = ""] = name.split(" ");
    const seconds = groups.get(first)?.map((each) => each.name);
    words.set(first, seconds === undefined ? help : seconds.join(", "));
  }
  return [...words];
}

const operandOffers: Readonly<Record<string, Offer>> = {
  VAULT: { kind: "folders" },
  LOCAL: { kind: "files" },
  DEST: { kind: "files" },
  FILE: { kind: "files" },
  SHELL: { kind: "choices", choices: shells },
};

/** What the placeholder of an option's value says of it. */
const valueOffers: Readonly<Record<string, Offer>> = {
  FILE: { kind: "files" },
  PATH: { kind: "files" },
  WHERE: { kind: "folders" },
  NAME: { kind: "variables" },
};

function completionOption(name: OptionName): CompletionOption {
  const spec: OptionSpec = optionTable[name];
  const short = spec.kind === "flag" ? (spec.short ?? null) : null;
  return { name, short, help: optionHelp[name] ?? "", value: valueOffer(spec) };
}

function valueOffer(spec: OptionSpec): Offer | null {
  switch (spec.kind) {
    case "flag":
    case "optional-text":
      return null;
    case "choice":
    case "list":
      return { kind: "choices", choices: spec.choices };
    case "integer":
      return { kind: "nothing" };
    case "text":
      return valueOffers[spec.placeholder] ?? { kind: "nothing" };
  }
}
