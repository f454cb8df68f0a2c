/** How it is told that something went wrong: one line for standard error. */

import type { Failure } from "../../src-shared/failure.ts";
import { hintText } from "../../src-shared/text/cli-text.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { printable } from "../../src-shared/text/printable.ts";
import { jsonLine } from "./print.ts";
import { UsageError } from "./usage-error.ts";

/** A sentence for people, an object for programs (docs/cli.md). */
export function complaint(problem: Failure | UsageError, json: boolean): string {
  const message = problem instanceof UsageError ? problem.message : sentence(problem);
  if (!json) return printable(message);
  const path = "path" in problem ? problem.path : undefined;
  return jsonLine({ error: problem.kind, message, ...(path === undefined ? {} : { path }) });
}

function sentence(failure: Failure): string {
  const hint = hintText[failure.kind];
  return hint === undefined ? failureText(failure) : `${failureText(failure)} ${hint}`;
}

/**
 * The stack of an error and of what caused it. Only for who asks by
 * LATCHKEY_DEBUG=1: messages from the disk or the cipher may name cleartext.
 */
export function stacks(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return `${error.stack ?? error.message}\n${stacks(error.cause)}`;
}

/** True even for a call with mistakes in it, so that programs can read what the mistake is. */
export function asksForJson(words: readonly string[]): boolean {
  const end = words.indexOf("--");
  return words.slice(0, end === -1 ? words.length : end).includes("--json");
}
