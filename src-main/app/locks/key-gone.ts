import { stat } from "node:fs/promises";
import { sep } from "node:path";
import { type ListVolumes, type Volume, volumeOf } from "../key-places/volume.ts";
import { POLL_MS } from "../key-places/watch-volumes.ts";
import type { LockSource } from "./lock-source.ts";

/**
 * Tells within two seconds that a key file was taken away: it is not there any more, or the drive
 * that it lay on is not. The system may show the files of a stick that was pulled out for a while.
 *
 * @param hostPath - of the key file that opened the vault, absolute
 */
export function whenKeyGone(
  hostPath: string,
  listVolumes: ListVolumes,
  pollMs = POLL_MS,
): LockSource {
  return (tell) => {
    let timer: NodeJS.Timeout | undefined;
    let isStopped = false;
    let home: Volume | null = null;

    async function isThere(): Promise<boolean> {
      const volumes = await listVolumes();
      home ??= volumeOf(hostPath, volumes, sep);
      const known = home;
      const lost = known?.id != null && !volumes.some((it) => isSameVolume(it, known));
      return !lost && (await stat(hostPath)).isFile();
    }

    function look(): void {
      isThere()
        .catch(() => false)
        .then((there) => {
          if (isStopped) return;
          if (!there) tell("key-gone");
          timer = setTimeout(look, pollMs).unref();
        })
        // What hears of it does not throw; see LockSource.
        .catch(() => undefined);
    }
    look();
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  };
}

function isSameVolume(a: Volume, b: Volume): boolean {
  return a.id === b.id && a.mountPoint === b.mountPoint;
}
