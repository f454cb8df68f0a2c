/**
 * Answers one question from the renderer.
 *
 * The only place where untrusted input is parsed and where an exception becomes
 * a {@link Failure}. Knows nothing of Electron, so tests call it directly.
 */

import { type Channel, contract } from "../../src-shared/contract/contract.ts";
import type { Result } from "../../src-shared/failure.ts";
import { failureOf } from "../base/vault-error.ts";
import type { Handlers } from "./handlers.ts";

export type Log = (message: string, error: unknown) => void;

export async function answer(
  handlers: Handlers,
  channel: Channel,
  question: unknown,
  log: Log,
): Promise<Result<unknown>> {
  try {
    const input = contract[channel].input.parse(question);
    // Each handler takes what its own row has just parsed; the compiler cannot see that across rows.
    const handle = handlers[channel] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: await handle(input) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "unexpected") log(channel, error);
    return { ok: false, failure };
  }
}
