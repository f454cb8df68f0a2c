import type { ListVolumes, Volume } from "./volume.ts";

/** Twice as often as it has to be told. */
export const POLL_MS = 1_000;

export interface VolumeChange {
  readonly arrived: readonly Volume[];
  readonly gone: readonly Volume[];
}

/**
 * Tells when volumes come and go, within two seconds. It asks again and again: not every system has
 * an event for it, and a container has none at all.
 *
 * @returns stops the watching
 */
export function watchVolumes(
  list: ListVolumes,
  onChange: (change: VolumeChange) => void,
  pollMs = POLL_MS,
): () => void {
  let known: ReadonlyMap<string, Volume> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function look(): Promise<void> {
    const now = new Map((await list()).map((volume) => [placeOf(volume), volume]));
    if (isStopped) return;
    const before = known ?? now;
    known = now;
    const arrived = [...now.values()].filter((volume) => !before.has(placeOf(volume)));
    const gone = [...before.values()].filter((volume) => !now.has(placeOf(volume)));
    if (arrived.length + gone.length > 0) onChange({ arrived, gone });
  }

  function lookAgain(): void {
    look()
      // The system could not say; it is asked again.
      .catch(() => undefined)
      .finally(() => {
        if (!isStopped) timer = setTimeout(lookAgain, pollMs).unref();
      });
  }
  lookAgain();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** The same volume at another place is another one, as far as its user is concerned. */
function placeOf({ id, mountPoint }: Volume): string {
  return `${id ?? ""}\0${mountPoint}`;
}
