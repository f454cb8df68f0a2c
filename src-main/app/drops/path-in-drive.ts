import { isAbsolute, relative, sep } from "node:path";
import type { DriveState } from "../../../src-shared/model/drive.ts";

/**
 * What a file of a mounted drive is called in its vault.
 *
 * @param path - absolute on this computer
 * @returns cleartext path; `null` if it is not in the drive, or the drive is no folder
 */
export function pathInDrive(drive: DriveState, path: string): string | null {
  if (drive.kind !== "mounted" || !isAbsolute(drive.place)) return null;
  const inside = relative(drive.place, path);
  const isOutside = inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return isOutside ? null : `/${inside.split(sep).join("/")}`;
}
