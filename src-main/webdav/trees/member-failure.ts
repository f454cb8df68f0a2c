/**
 * What part of a tree could not be copied or removed, while the rest was
 * (RFC 4918 §9.6.1 and §9.8.3).
 */

import type { Failure } from "../../../src-shared/failure.ts";
import { failureOf } from "../../base/vault-error.ts";
import { encodeSegment, type Target } from "../address.ts";
import type { Exchange, ShareState } from "../exchange.ts";
import { httpStatus } from "../http-status.ts";
import { Multistatus, memberStatus } from "../properties/multistatus.ts";
import { Refusal } from "../refusal.ts";

export interface MemberFailure {
  readonly path: string;
  readonly failure: Failure;
}

/** Failures that every further step would meet as well. */
const general: ReadonlySet<Failure["kind"]> = new Set([
  "no-space",
  "locked",
  "cancelled",
  "not-reachable",
  "read-only",
]);

/**
 * Does one step of many.
 *
 * @returns what it failed with, if that is the fault of `path` alone; `null` if it is done
 * @throws what ends the whole; Refusal 503 if the share is closed meanwhile
 */
export async function attempt(
  { phase }: ShareState,
  path: string,
  step: () => Promise<void>,
): Promise<MemberFailure | null> {
  if (phase === "closed") throw new Refusal(503);
  try {
    await step();
    return null;
  } catch (error) {
    const failure = failureOf(error);
    if (error instanceof Refusal || general.has(failure.kind)) throw error;
    return { path, failure };
  }
}

/**
 * Answers with a status for each member that failed.
 *
 * @param root - path of the tree whose address the request has
 */
export async function sendMemberFailures(
  exchange: Exchange,
  root: string,
  failures: readonly MemberFailure[],
): Promise<void> {
  const document = new Multistatus(exchange);
  for (const { path, failure } of failures) {
    const href = hrefOfMember(exchange.target, path.slice(root.length));
    const wait = document.add(memberStatus(href, httpStatus(failure)));
    if (wait !== null) await wait;
  }
  document.end();
}

/** @param rest - `""`, or from a slash on */
function hrefOfMember({ href }: Target, rest: string): string {
  return href + rest.split("/").map(encodeSegment).join("/");
}
