/**
 * One call of `latchkey`, from words to exit code.
 *
 * Every error ends here: as one sentence on standard error (or one JSON object
 * with `--json`) and the exit code of its kind. A stack is shown only with
 * LATCHKEY_DEBUG=1; messages of errors are never shown without it, because one
 * from the disk or the cipher may name cleartext.
 */

import type { Failure } from "../../src-shared/failure.ts";
import { usageText } from "../../src-shared/text/cli-text.ts";
import { failureOf } from "../base/vault-error.ts";
import { nearWords } from "../keys/near-words.ts";
import type { Command } from "./command.ts";
import { commandTable } from "./command-table.ts";
import { asksForJson, complaint, stacks } from "./complaint.ts";
import { exitCode, usageExitCode } from "./exit-code.ts";
import { groupHelp, helpOf, overallHelp } from "./help.ts";
import type { InputStream, Io, Stop } from "./io.ts";
import { OutputClosed, type OutputStream } from "./output-stream.ts";
import { clearLine } from "./print.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

/** The process around a call. */
export interface Surroundings {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stop: Stop;
}

/** @returns the exit code */
export async function run(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const json = asksForJson(words);
  const reported: Failure[] = [];
  let conclusion = 0;
  const start = surroundings.stderr.isTerminal && !json ? clearLine : "";
  // Where nobody listens to complaints, the exit code still tells.
  const say = (line: string): Promise<void> =>
    surroundings.stderr.write(line).catch(() => undefined);
  const report = async (failure: Failure): Promise<void> => {
    reported.push(failure);
    await say(`${start}${complaint(failure, json)}\n`);
  };

  try {
    const conclude = (code: number): void => {
      conclusion = code;
    };
    await perform(words, { ...surroundings, json, report, conclude });
  } catch (error) {
    if (error instanceof OutputClosed) return 0;
    if (surroundings.env["LATCHKEY_DEBUG"] === "1") await say(stacks(error));
    if (error instanceof UsageError) {
      await say(`${start}${complaint(error, json)}\n`);
      return usageExitCode;
    }
    const failure: Failure = surroundings.stop.requested.aborted
      ? { kind: "cancelled" }
      : failureOf(error);
    await report(failure);
    return exitCode(failure);
  }
  const [first] = reported;
  return first === undefined ? conclusion : exitCode(first);
}

async function perform(words: readonly string[], io: Io): Promise<void> {
  const [first, ...rest] = words;
  if (first === undefined) throw new UsageError(usageText.noCommand);
  if (first === "--version") return io.stdout.write(`latchkey ${version()}\n`);
  if (first === "--help" || first === "-h")
    return io.stdout.write(`${overallHelp(commandTable)}\n`);
  if (first === "help") return io.stdout.write(`${helpAbout(rest)}\n`);
  if (rest.length === 1 && (rest[0] === "--help" || rest[0] === "-h") && groupOf(first).length > 0)
    return io.stdout.write(`${groupHelp(groupOf(first))}\n`);
  if (first.startsWith("-")) throw new UsageError(usageText.commandFirst(first));
  const { command, words: own } = commandOf(words);
  const done = await command.run(own, io);
  if (!done) await io.stdout.write(`${helpOf(command)}\n`);
}

function helpAbout(asked: readonly string[]): string {
  const [first, second] = asked;
  if (first === undefined) return overallHelp(commandTable);
  if (second === undefined && groupOf(first).length > 0) return groupHelp(groupOf(first));
  const { command, words } = commandOf(asked);
  const [extra] = words;
  if (extra !== undefined) throw new UsageError(usageText.operandExtra(extra, "COMMAND"));
  return helpOf(command);
}

/** The command that a line begins with, of one word or of two (`key move`), and the words after it. */
function commandOf(line: readonly string[]): { command: Command; words: readonly string[] } {
  const [first = ""] = line;
  for (const length of [2, 1]) {
    const name = line.slice(0, length).join(" ");
    const command = commandTable.find((each) => each.name === name);
    if (command !== undefined) return { command, words: line.slice(length) };
  }
  const names = groupOf(first).map(({ name }) => name);
  if (names.length > 0) throw new UsageError(usageText.subcommandMissing(first, names));
  const words = commandTable.map(({ name }) => name);
  throw new UsageError(usageText.unknownCommand(first, nearWords(first, { words })));
}

/** The commands of two words that begin with this one; none for most words. */
function groupOf(first: string): readonly Command[] {
  return commandTable.filter(({ name }) => name.startsWith(`${first} `));
}
