/** What becomes of a request that failed. */

import type { ServerResponse } from "node:http";
import type { Failure } from "../../src-shared/failure.ts";
import { failureOf } from "../base/vault-error.ts";
import { sendRefusal } from "./answer.ts";
import { httpStatus } from "./http-status.ts";
import { ClientGone, Refusal } from "./refusal.ts";

/** Something that went wrong on our side. Holds no name, address, token or secret. */
export interface ShareEvent {
  readonly method: string;
  readonly failure: Failure["kind"];
  /** Lines of our code for what was not expected; else `""`. */
  readonly where: string;
}

/**
 * Answers with an error, or, where an answer has begun already, cuts it off: a
 * client must not take half a file for a whole one.
 *
 * @returns what is worth a line in a log, if anything
 */
export function sendFailure(
  { response, method }: { readonly response: ServerResponse; readonly method: string },
  error: unknown,
): ShareEvent | null {
  if (error instanceof ClientGone || response.destroyed) return null;
  const refusal = refusalFor(error);
  if (response.headersSent) response.destroy();
  else sendRefusal(response, refusal);

  if (error instanceof Refusal || refusal.status < 500) return null;
  const failure = failureOf(error).kind;
  return { method, failure, where: failure === "unexpected" ? framesOf(error) : "" };
}

function refusalFor(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal(httpStatus(failureOf(error)));
}

/** The stack without the message, which may name a file. */
function framesOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return stack
    .split("\n")
    .filter((line) => /^ +at /.test(line))
    .join("\n");
}
