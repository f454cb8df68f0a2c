/** Why a vault locks itself. */
export type LockReason = "key-gone" | "sleep" | "screen-lock" | "user-switch" | "idle";

/**
 * Something that tells when a vault should lock itself. It may tell more than once, and never throws.
 *
 * @returns stops it
 */
export type LockSource = (tell: (reason: LockReason) => void) => () => void;

/** Several sources as one. */
export function anyOf(sources: readonly LockSource[]): LockSource {
  return (tell) => {
    const stops = sources.map((source) => source(tell));
    return () => {
      for (const stop of stops) stop();
    };
  };
}
