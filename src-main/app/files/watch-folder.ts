/**
 * Tells when something in a folder of a vault changed, whoever changed it: the
 * drive, the sync client, another program. It watches the one folder on the disk
 * in which the nodes lie; what a disk does not tell of is seen when the window
 * looks again.
 */

import { watch } from "node:fs";

/** Changes of one moment are told once, milliseconds after the first of them. */
const GATHERS_MS = 400;

/**
 * @param folder - absolute on this computer
 * @returns ends the watching
 */
export function watchFolder(folder: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const note = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange();
    }, GATHERS_MS).unref();
  };
  const watcher = watch(folder, { persistent: false }, note);
  // A disk that cannot be watched, or not any more: the window still looks when it gets the focus.
  watcher.on("error", () => {
    watcher.close();
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
