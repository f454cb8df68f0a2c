import type { HubRefusal } from "../../src-shared/model/hub.ts";
import { VaultError } from "../base/vault-error.ts";
import { TokenError } from "./token-error.ts";

/** @param host - as the user is to read it */
export function hubRefused(host: string, reason: HubRefusal, options?: ErrorOptions): VaultError {
  return new VaultError({ kind: "hub-refused", host, reason }, options);
}

/** True if `error` says that something was refused for this reason. */
export function isRefusal(error: unknown, reason: HubRefusal): boolean {
  if (!(error instanceof VaultError)) return false;
  return error.failure.kind === "hub-refused" && error.failure.reason === reason;
}

/** Does something with what a server sent; a token that is refused there counts as `forged-answer`. */
export async function believing<T>(host: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof TokenError) throw hubRefused(host, "forged-answer", { cause });
    throw cause;
  }
}
