/**
 * Locks vaults that nobody uses.
 *
 * Use is what is read from the drive or written to it, and files that programs
 * keep open. Looking at folders is none: file managers do that all the time.
 * In the window it is the user who looks, and that is use; a folder that is
 * listed anew because a sync client has changed it is not.
 */

import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import type { AppState } from "./app-state.ts";

/** Milliseconds between two looks. */
const LOOK_EVERY = 15_000;

const MINUTE = 60_000;

interface Watch {
  /** Bytes that had gone through the drive, and uses of the window, when it was last in use. */
  readonly bytes: number;
  readonly uses: number;
  /** When that was, milliseconds since 1970. */
  readonly usedMs: number;
}

export interface AutoLock {
  /** Looks at every open vault, and locks those that have been idle for long enough. */
  look(): Promise<void>;
  /** Looks now and then, until {@link stop}. */
  start(): void;
  stop(): void;
}

/**
 * @param now - milliseconds since 1970
 * @param lock - locks a vault; not called while files are in use
 */
export function autoLock(
  { open, list }: Pick<AppState, "open" | "list">,
  now: () => number,
  lock: (id: VaultId) => Promise<void>,
): AutoLock {
  const watches = new Map<VaultId, Watch>();
  let timer: NodeJS.Timeout | undefined;

  /** Milliseconds without use; 0 if it is in use. */
  function idleFor(id: VaultId): number {
    const share = open.shareOf(id);
    const { traffic } = share;
    const bytes = traffic.bytesRead + traffic.bytesWritten;
    const watch = watches.get(id);
    const files = open.filesOf(id);
    const { uses } = files;
    const inUse = share.filesInUse().length + files.filesInUse().length;
    const isSame = watch?.bytes === bytes && watch.uses === uses;
    // Where the clock was set back, the time begins anew; else a vault would stay open for as long as that was.
    if (isSame && inUse === 0 && now() >= watch.usedMs) return now() - watch.usedMs;
    watches.set(id, { bytes, uses, usedMs: now() });
    return 0;
  }

  async function look(): Promise<void> {
    const opened = new Set(open.opened.map(({ id }) => id));
    for (const id of watches.keys()) if (!opened.has(id)) watches.delete(id);
    for (const id of opened) {
      const { autoLockMinutes } = list.find(id).options;
      const idle = idleFor(id);
      if (autoLockMinutes !== null && idle >= autoLockMinutes * MINUTE) await lock(id);
    }
  }

  return {
    look,
    start() {
      timer ??= setInterval(() => void look(), LOOK_EVERY);
      timer.unref();
    },
    stop() {
      clearInterval(timer);
    },
  };
}
