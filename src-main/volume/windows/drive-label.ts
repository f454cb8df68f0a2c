/**
 * The name that Explorer shows a drive by. Without one it would be that of the address.
 *
 * Explorer keeps it in the registry of the user, under the address of the share with `#` for `\`, and
 * would keep it for ever: the key goes with the drive.
 */

import type { Windows } from "./programs.ts";

const MOUNT_POINTS = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\MountPoints2";

/** A drive without its name is a drive all the same, so what the registry refuses is borne. */
export async function setLabel(
  { run, programs }: Windows,
  address: string,
  name: string,
): Promise<void> {
  const value = ["/v", "_LabelFromReg", "/t", "REG_SZ", "/d", name];
  await run(programs.reg, ["add", keyOf(address), ...value, "/f"]);
}

export async function removeLabel({ run, programs }: Windows, address: string): Promise<void> {
  await run(programs.reg, ["delete", keyOf(address), "/f"]);
}

function keyOf(address: string): string {
  return `${MOUNT_POINTS}\\${address.replaceAll("\\", "#")}`;
}
