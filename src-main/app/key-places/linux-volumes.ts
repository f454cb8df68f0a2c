/**
 * The volumes of a Linux system.
 *
 *     /proc/self/mountinfo          what is mounted where (proc(5))
 *     /dev/disk/by-uuid, by-label   links to devices, made by udev
 *     /sys/dev/block/MAJ:MIN        whether the device is removable
 *
 * Where there is no udev (containers), `blkid` reads the same from the device itself, which only root may.
 */

import type { ListVolumes, Volume } from "./volume.ts";

/** What is asked of the system; recorded in tests. */
export interface LinuxSystem {
  /** `null` if it cannot be read. */
  readonly readText: (path: string) => Promise<string | null>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** With every link followed; `null` if it leads nowhere. */
  readonly realPath: (path: string) => Promise<string | null>;
  /** What `blkid -p -o export DEVICE` prints, from the device and not from its cache; empty if it may not, or is not there. */
  readonly blkid: (device: string) => Promise<string>;
}

interface Mount {
  readonly device: string;
  readonly numbers: string;
  readonly mountPoint: string;
}

export function linuxVolumes(system: LinuxSystem): ListVolumes {
  return async () => {
    const mounts = parseMountinfo((await system.readText("/proc/self/mountinfo")) ?? "");
    const uuids = await namesByDevice(system, "/dev/disk/by-uuid");
    const labels = await namesByDevice(system, "/dev/disk/by-label");
    return Promise.all(mounts.map((mount) => volumeOf(system, mount, uuids, labels)));
  };
}

/** Only what a device is behind: shares and what the kernel makes up have no identity of their own. */
export function parseMountinfo(text: string): readonly Mount[] {
  return text.split("\n").flatMap((line) => {
    const [before = "", after = ""] = line.split(" - ");
    const [, , numbers = "", root = "", mountPoint = ""] = before.split(" ");
    const [, device = ""] = after.split(" ");
    // Another root is a folder of a volume that is bound somewhere else.
    if (!device.startsWith("/dev/") || root !== "/") return [];
    return [{ device: unescaped(device), numbers, mountPoint: unescaped(mountPoint) }];
  });
}

/** Spaces and the like are octal in mountinfo (`\040`), hexadecimal in names that udev makes (`\x20`). */
function unescaped(text: string): string {
  const bytes: number[] = [];
  const pattern = /\\([0-7]{3})|\\x([0-9a-f]{2})|(.)/gsu;
  for (const [, octal, hexadecimal, plain] of text.matchAll(pattern)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (hexadecimal !== undefined) bytes.push(Number.parseInt(hexadecimal, 16));
    else bytes.push(...new TextEncoder().encode(plain));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

async function namesByDevice(
  system: LinuxSystem,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const name of await system.list(folder)) {
    const device = await system.realPath(`${folder}/${name}`);
    if (device !== null) names.set(device, unescaped(name));
  }
  return names;
}

async function volumeOf(
  system: LinuxSystem,
  { device, numbers, mountPoint }: Mount,
  uuids: ReadonlyMap<string, string>,
  labels: ReadonlyMap<string, string>,
): Promise<Volume> {
  const real = (await system.realPath(device)) ?? device;
  const known = { uuid: uuids.get(real), label: labels.get(real) };
  const { uuid, label } = known.uuid === undefined ? await probe(system, real) : known;
  return {
    id: uuid === undefined ? null : `uuid:${uuid}`,
    label: label ?? null,
    mountPoint,
    isRemovable: isForRemovable(mountPoint) || (await isRemovable(system, numbers)),
  };
}

async function probe(system: LinuxSystem, device: string) {
  const text = await system.blkid(device);
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}=(.*)$`, "m").exec(text)?.[1]?.replace(/\\(.)/g, "$1");
  return { uuid: field("UUID"), label: field("LABEL") };
}

/**
 * Where desktops mount what their user has plugged in, and nothing else (udisks(8)): readers of cards do
 * not call themselves removable.
 */
function isForRemovable(mountPoint: string): boolean {
  return mountPoint.startsWith("/media/") || mountPoint.startsWith("/run/media/");
}

/** Says so itself, or hangs on USB: disks in a case do not call themselves removable. */
async function isRemovable(system: LinuxSystem, numbers: string): Promise<boolean> {
  const device = await system.realPath(`/sys/dev/block/${numbers}`);
  if (device === null) return false;
  if (/\/usb\d+\//.test(device)) return true;
  // A partition has its disk above it.
  for (const path of [`${device}/removable`, `${device}/../removable`]) {
    if ((await system.readText(path))?.trim() === "1") return true;
  }
  return false;
}
