/**
 * Words of the command line → operands and options of one command.
 *
 * `node:util` cuts the line into tokens; what they mean is decided here, so
 * that each mistake gets a sentence of ours. Options may stand anywhere, `--`
 * ends them, none may be given twice.
 */

import { parseArgs } from "node:util";
import { usageText } from "../../src-shared/text/cli-text.ts";
import { nearWords } from "../keys/near-words.ts";
import { commonOptions, type OptionName, type OptionSpec, optionTable } from "./option-table.ts";
import { UsageError } from "./usage-error.ts";

/** How often an operand stands on the line; `many`: at least once. */
export type OperandCount = "one" | "optional" | "many";

/** The operands of a command in their order, e.g. `{ VAULT: "one", PATH: "optional" }`. */
export type OperandSpecs = Readonly<Record<string, OperandCount>>;

export interface CommandShape {
  readonly name: string;
  readonly operands: OperandSpecs;
  readonly options: readonly OptionName[];
}

export interface ParsedArguments {
  readonly operands: Readonly<Record<string, string | undefined | readonly string[]>>;
  readonly options: Readonly<Record<string, OptionWord | undefined>>;
}

type OptionWord = boolean | number | string | readonly string[];

/** @throws UsageError for the first mistake found */
export function parseArguments(shape: CommandShape, words: readonly string[]): ParsedArguments {
  const names: readonly OptionName[] = [...shape.options, ...commonOptions];
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(names.map((name) => [name, tokenizerOption(optionTable[name])])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options = new Map<string, OptionWord | undefined>(
    names.map((name) => [name, optionTable[name].kind === "flag" ? false : undefined]),
  );
  const given = new Set<string>();
  const positionals: string[] = [];
  /** The option to which the next word may belong. */
  let open: OptionName | null = null;
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (open === null || !hasOperands(shape, positionals)) positionals.push(token.value);
      else open = addWord(options, open, token.value);
    }
    if (token.kind !== "option") continue;
    const name = optionNamed(token, names, shape.name);
    if (optionTable[name].kind !== "list" && given.has(name))
      throw new UsageError(usageText.optionTwice(token.rawName));
    given.add(name);
    open = addOption(options, name, optionValue(token, optionTable[name]));
  }
  refuseTwoReaders(given);
  // `--help` asks about the command, so the rest need not be right.
  const operands = given.has("help") ? {} : assignOperands(shape, positionals);
  return { operands, options: Object.fromEntries(options) };
}

/** Standard input holds one secret. */
function refuseTwoReaders(given: ReadonlySet<string>): void {
  const [first, second] = [...given].filter((name) => name.endsWith("-stdin"));
  if (first !== undefined && second !== undefined) {
    throw new UsageError(usageText.stdinTwice([`--${first}`, `--${second}`]));
  }
}

function optionNamed(
  token: OptionToken & { readonly name: string },
  names: readonly OptionName[],
  command: string,
): OptionName {
  const name = names.find((each) => each === token.name);
  if (name === undefined) {
    const near = nearWords(token.name, { words: names }).map((each) => `--${each}`);
    throw new UsageError(usageText.unknownOption(token.rawName, command, near));
  }
  return name;
}

/** True once every operand that must be there is: words behind a list belong to the list then. */
function hasOperands({ operands }: CommandShape, words: readonly string[]): boolean {
  const needed = Object.values(operands).filter((count) => count !== "optional");
  return words.length >= needed.length;
}

/** @returns the option to which the next word may belong */
function addOption(
  options: Map<string, OptionWord | undefined>,
  name: OptionName,
  value: boolean | number | string,
): OptionName | null {
  const { kind } = optionTable[name];
  if (kind === "list") addToList(options, name, String(value));
  else options.set(name, value);
  return kind === "list" || (kind === "optional-text" && value === "") ? name : null;
}

/** The same for a word that stands by itself. */
function addWord(
  options: Map<string, OptionWord | undefined>,
  name: OptionName,
  text: string,
): OptionName | null {
  if (optionTable[name].kind === "list") {
    addToList(options, name, text);
    return name;
  }
  options.set(name, text);
  return null;
}

function addToList(
  options: Map<string, OptionWord | undefined>,
  name: OptionName,
  text: string,
): void {
  const spec: OptionSpec = optionTable[name];
  const known = spec.kind === "list" ? spec.choices : [];
  const given: OptionWord | undefined = options.get(name);
  const before = typeof given === "object" ? given : [];
  const values = text.split(",").filter((value) => value !== "");
  for (const value of values) {
    if (!known.includes(value)) throw new UsageError(usageText.notInList(`--${name}`, value));
  }
  options.set(name, [...before, ...values]);
}

function tokenizerOption(spec: OptionSpec): { type: "boolean" | "string"; short?: string } {
  if (spec.kind === "optional-text") return { type: "boolean" };
  if (spec.kind !== "flag") return { type: "string" };
  return { type: "boolean", ...(spec.short === undefined ? {} : { short: spec.short }) };
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function optionValue(token: OptionToken, spec: OptionSpec): boolean | number | string {
  const { rawName, value } = token;
  if (spec.kind === "flag") {
    if (value !== undefined) throw new UsageError(usageText.valueNotWanted(rawName));
    return true;
  }
  if (spec.kind === "optional-text") return value ?? "";
  // In `--offset --json` the second word is most likely an option; `--offset=--json` says that it is not.
  const looksLikeOption = token.inlineValue !== true && value !== undefined && /^-./.test(value);
  if (value === undefined || looksLikeOption) throw new UsageError(usageText.valueMissing(rawName));
  if (spec.kind === "integer") return integerValue(rawName, value, spec.minimum, spec.maximum);
  if (spec.kind === "choice" && !spec.choices.includes(value)) {
    throw new UsageError(usageText.notAChoice(rawName, value, spec.choices));
  }
  return value;
}

function integerValue(rawName: string, text: string, minimum: number, maximum: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= minimum && value <= maximum) return value;
  throw new UsageError(usageText.notAnInteger(rawName, text, minimum, maximum));
}

function assignOperands(
  { name: command, operands }: CommandShape,
  words: readonly string[],
): ParsedArguments["operands"] {
  const specs = Object.entries(operands);
  const assigned = new Map<string, string | undefined | readonly string[]>();
  let next = 0;
  for (const [index, [name, count]] of specs.entries()) {
    // A `many` leaves one word for each operand that must follow it.
    const reserved = specs.slice(index + 1).filter(([, each]) => each === "one").length;
    const end = count === "many" ? words.length - reserved : next + 1;
    const taken = words.slice(next, end);
    if (taken.length === 0 && count !== "optional") {
      throw new UsageError(usageText.operandMissing(name, command));
    }
    assigned.set(name, count === "many" ? taken : taken[0]);
    next += taken.length;
  }
  const extra = words[next];
  if (extra !== undefined) throw new UsageError(usageText.operandExtra(extra, command));
  return Object.fromEntries(assigned);
}
