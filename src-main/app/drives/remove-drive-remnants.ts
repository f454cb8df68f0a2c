import { driveBook } from "../../volume/drive-book.ts";
import { removeRemnants } from "../../volume/mount-share.ts";
import { sidebarEntries } from "../../volume/sidebar/sidebar-entries.ts";
import type { Outside } from "../outside.ts";

/** Takes down what a crash has left. It can take a while, so nobody waits for it. */
export function removeDriveRemnants({
  driveWays,
  sidebars,
  dataFolder,
  log,
}: Pick<Outside, "driveWays" | "sidebars" | "dataFolder" | "log">): void {
  const onError = (error: unknown): void => {
    log("removing entries of a crash", error);
  };
  void sidebarEntries({ sidebars, ownFolder: dataFolder, onError }).removeLeft();
  removeRemnants(driveWays, driveBook(dataFolder)).catch((error: unknown) => {
    log("removing drives of a crash", error);
  });
}
