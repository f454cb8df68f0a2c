/** What each vault's long work has come to, for the window to follow. */

import type { VaultId } from "../../../src-shared/model/vault-summary.ts";

/** Milliseconds between two words about how far something is. */
const TELL_EVERY = 200;

export interface RunBook<R> {
  of(id: VaultId): R;
  /** For every change but progress. */
  become(id: VaultId, run: R): void;
  /** For progress: told now and then only. */
  advance(id: VaultId, run: R): void;
  forget(id: VaultId): void;
}

/**
 * @param none - what a vault has that none of this work was done for
 * @param now - milliseconds since 1970
 * @param tell - announces what a vault's work has come to
 */
export function runBook<R>(
  none: R,
  now: () => number,
  tell: (id: VaultId, run: R) => void,
): RunBook<R> {
  const runs = new Map<VaultId, R>();
  let toldMs = 0;

  function become(id: VaultId, run: R): void {
    runs.set(id, run);
    tell(id, run);
  }

  return {
    of: (id) => runs.get(id) ?? none,
    become,
    advance(id, run) {
      runs.set(id, run);
      const time = now();
      // A clock that was set back must not keep it silent.
      if (Math.abs(time - toldMs) < TELL_EVERY) return;
      toldMs = time;
      tell(id, run);
    },
    forget(id) {
      runs.delete(id);
    },
  };
}
