/** Why a copy of the window stops before its end. */

/** The vault is being locked. */
export class HeldUp extends Error {
  override readonly name = "HeldUp";
}

/** The user does not want it any more. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

export function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error("stopped", { cause: reason });
}
