/**
 * One call of `latchkey`, from words to exit code.
 *
 * Every error ends here: as one sentence on standard error (or one JSON object
 * with `--json`) and the exit code of its kind. A stack is shown only with
 * LATCHKEY_DEBUG=1; messages of errors are never shown without it, because one
 * from the disk or the cipher may name cleartext.
 */

import type { Failure } from "../../src-shared/failure.ts";
import { hintText, usageText } from "../../src-shared/text/cli-text.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { failureOf } from "../base/vault-error.ts";
import type { Command } from "./command.ts";
import { commandTable } from "./command-table.ts";
import { exitCode, usageExitCode } from "./exit-code.ts";
import { helpOf, overallHelp } from "./help.ts";
import type { InputStream, Io, Stop } from "./io.ts";
import { OutputClosed, type OutputStream } from "./output-stream.ts";
import { clearLine, jsonLine, printable } from "./print.ts";
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
  const start = surroundings.stderr.isTerminal && !json ? clearLine : "";
  const say = (kind: string, message: string, path?: string) =>
    surroundings.stderr.write(`${start}${complaint(json, kind, message, path)}\n`);
  const report = async (failure: Failure): Promise<void> => {
    reported.push(failure);
    await say(failure.kind, sentence(failure), "path" in failure ? failure.path : undefined);
  };

  try {
    await perform(words, { ...surroundings, json, report });
  } catch (error) {
    if (error instanceof OutputClosed) return 0;
    if (surroundings.env["LATCHKEY_DEBUG"] === "1") await surroundings.stderr.write(stacks(error));
    if (error instanceof UsageError) {
      await say(error.kind, error.message, error.path);
      return usageExitCode;
    }
    const failure: Failure = surroundings.stop.requested.aborted
      ? { kind: "cancelled" }
      : failureOf(error);
    await report(failure);
    return exitCode(failure);
  }
  const [first] = reported;
  return first === undefined ? 0 : exitCode(first);
}

async function perform(words: readonly string[], io: Io): Promise<void> {
  const [first, ...rest] = words;
  if (first === undefined) throw new UsageError(usageText.noCommand);
  if (first === "--version") return io.stdout.write(`latchkey ${version()}\n`);
  if (first === "--help" || first === "-h")
    return io.stdout.write(`${overallHelp(commandTable)}\n`);
  if (first === "help") return io.stdout.write(`${helpAbout(rest)}\n`);
  if (first.startsWith("-")) throw new UsageError(usageText.commandFirst(first));
  const command = commandNamed(first);
  const done = await command.run(rest, io);
  if (!done) await io.stdout.write(`${helpOf(command)}\n`);
}

function helpAbout([name, extra]: readonly string[]): string {
  if (extra !== undefined) throw new UsageError(usageText.operandExtra(extra, "COMMAND"));
  return name === undefined ? overallHelp(commandTable) : helpOf(commandNamed(name));
}

function commandNamed(name: string): Command {
  const command = commandTable.find((each) => each.name === name);
  if (command === undefined) throw new UsageError(usageText.unknownCommand(name));
  return command;
}

/** True even for a call with mistakes in it, so that programs can read what the mistake is. */
function asksForJson(words: readonly string[]): boolean {
  const end = words.indexOf("--");
  return words.slice(0, end === -1 ? words.length : end).includes("--json");
}

function sentence(failure: Failure): string {
  const hint = hintText[failure.kind];
  return hint === undefined ? failureText(failure) : `${failureText(failure)} ${hint}`;
}

function complaint(json: boolean, error: string, message: string, path?: string): string {
  if (!json) return printable(message);
  return jsonLine({ error, message, ...(path === undefined ? {} : { path }) });
}

/** The stack of an error and of what caused it. */
function stacks(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return `${error.stack ?? error.message}\n${stacks(error.cause)}`;
}
