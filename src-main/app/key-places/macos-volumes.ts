/**
 * The volumes of a Mac, as `diskutil list -plist` tells them; a second call for the external ones
 * says which are sticks and disks in a case.
 */

import { type PlistValue, parsePlist } from "./plist.ts";
import type { ListVolumes, Volume } from "./volume.ts";

export const macosCommands = {
  all: ["/usr/sbin/diskutil", "list", "-plist"],
  external: ["/usr/sbin/diskutil", "list", "-plist", "external"],
} as const satisfies Record<string, readonly string[]>;

/** @param run - what a command prints; empty if it fails */
export function macosVolumes(run: (command: readonly string[]) => Promise<string>): ListVolumes {
  return async () => {
    const [all, external] = await Promise.all([
      run(macosCommands.all),
      run(macosCommands.external),
    ]);
    return parseDiskutil(all, external);
  };
}

export function parseDiskutil(all: string, external: string): readonly Volume[] {
  const outside = new Set(mounted(external).map(({ mountPoint }) => mountPoint));
  return mounted(all).map((volume) => ({
    ...volume,
    isRemovable: outside.has(volume.mountPoint),
  }));
}

type Mounted = Omit<Volume, "isRemovable">;

function mounted(text: string): readonly Mounted[] {
  return dictionariesIn(parsePlist(text)).flatMap(volumeIn);
}

/** Partitions and APFS volumes alike, however deep they stand. */
function dictionariesIn(value: PlistValue): readonly { readonly [key: string]: PlistValue }[] {
  if (typeof value === "string") return [];
  if (Array.isArray(value)) return value.flatMap(dictionariesIn);
  return [value, ...Object.values(value).flatMap(dictionariesIn)];
}

function volumeIn(dictionary: { readonly [key: string]: PlistValue }): readonly Mounted[] {
  const { MountPoint: mountPoint, VolumeUUID: uuid, VolumeName: name } = dictionary;
  if (typeof mountPoint !== "string" || mountPoint === "") return [];
  const id = typeof uuid === "string" ? `uuid:${uuid.toLowerCase()}` : null;
  return [{ id, label: typeof name === "string" && name !== "" ? name : null, mountPoint }];
}
