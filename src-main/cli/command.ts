/**
 * One command of `latchkey`: its shape, from which arguments are parsed and
 * help is written, and what it does. Each lies in a file of its own in
 * commands/; `command-table.ts` lists them.
 */

import type { Io } from "./io.ts";
import type { CommonOption, OptionName, OptionValues } from "./option-table.ts";
import {
  type CommandShape,
  type OperandCount,
  type OperandSpecs,
  parseArguments,
} from "./parse-arguments.ts";

type OperandValue<C extends OperandCount> = C extends "one"
  ? string
  : C extends "optional"
    ? string | undefined
    : readonly string[];

/** What the user asked of one command. */
export interface Call<O extends OperandSpecs, N extends OptionName> {
  readonly operands: { readonly [K in keyof O]: OperandValue<O[K]> };
  readonly options: OptionValues<N | CommonOption>;
  readonly io: Io;
}

export interface Command extends CommandShape {
  /**
   * @param words - the command line after the name of the command
   * @throws UsageError, VaultError
   * @returns false if only the help was asked for: nothing was done then
   */
  readonly run: (words: readonly string[], io: Io) => Promise<boolean>;
}

export function defineCommand<const O extends OperandSpecs, const N extends OptionName>(
  shape: CommandShape & {
    readonly operands: O;
    readonly options: readonly N[];
    readonly run: (call: Call<O, N>) => Promise<void>;
  },
): Command {
  return {
    ...shape,
    run: async (words, io) => {
      const { operands, options } = parseArguments(shape, words);
      if (options["help"] === true) return false;
      // parseArguments has filled in exactly what `shape` declares; its type is built from the same shape.
      await shape.run({ operands, options, io } as Call<O, N>);
      return true;
    },
  };
}
