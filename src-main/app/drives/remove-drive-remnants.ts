import { driveBook } from "../../volume/drive-book.ts";
import { removeRemnants } from "../../volume/mount-share.ts";
import type { Outside } from "../outside.ts";

/** Takes down what a crash has left. It can take a while, so nobody waits for it. */
export function removeDriveRemnants({
  driveWays,
  dataFolder,
  log,
}: Pick<Outside, "driveWays" | "dataFolder" | "log">): void {
  removeRemnants(driveWays, driveBook(dataFolder)).catch((error: unknown) => {
    log("removing drives of a crash", error);
  });
}
