import { VaultError } from "../base/vault-error.ts";

/** Why something was refused at a Hub; the kind of any other failure. @throws if it was not refused */
export async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return reason(error);
  }
  throw new Error("it was not refused");
}

/** The same of what is not waited for. */
export function reasonIn(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return reason(error);
  }
  throw new Error("it was not refused");
}

function reason(error: unknown): string {
  if (!(error instanceof VaultError)) throw error;
  const { failure } = error;
  return failure.kind === "hub-refused" ? failure.reason : failure.kind;
}
