/** Recorded answers of the three systems. */

import { describe, expect, it } from "vitest";
import { type LinuxSystem, linuxVolumes, parseMountinfo } from "./linux-volumes.ts";
import { parseDiskutil } from "./macos-volumes.ts";
import { parsePlist } from "./plist.ts";
import { volumeOf } from "./volume.ts";
import { parseGetVolume } from "./windows-volumes.ts";

const mountinfo = `22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
42 27 8:17 / /media/anna/My\\040Stick rw,nosuid,nodev - vfat /dev/sdb1 rw,fmask=0022
43 27 8:33 / /mnt/card rw - exfat /dev/sdc1 rw
44 27 8:17 /folder /srv/bound rw - vfat /dev/sdb1 rw
46 27 179:1 / /run/media/anna/CAMERA rw - exfat /dev/mmcblk0p1 rw
45 27 0:50 / /mnt/nas rw - cifs //nas/share rw
`;

const links: Readonly<Record<string, string>> = {
  "/dev/disk/by-uuid/1A2B-3C4D": "/dev/sdb1",
  "/dev/disk/by-uuid/0f3a": "/dev/vda1",
  "/dev/disk/by-label/My\\x20Stick": "/dev/sdb1",
  "/dev/sdb1": "/dev/sdb1",
  "/dev/sdc1": "/dev/sdc1",
  "/dev/vda1": "/dev/vda1",
  "/dev/disk/by-uuid/CAFE": "/dev/mmcblk0p1",
  "/dev/mmcblk0p1": "/dev/mmcblk0p1",
  "/sys/dev/block/179:1": "/sys/devices/mmc_host/mmc0/block/mmcblk0/mmcblk0p1",
  "/sys/dev/block/8:17": "/sys/devices/pci0/usb1/1-4/block/sdb/sdb1",
  "/sys/dev/block/8:33": "/sys/devices/mmc/block/sdc/sdc1",
  "/sys/dev/block/254:1": "/sys/devices/virtio/block/vda/vda1",
};
const texts: Readonly<Record<string, string>> = {
  "/proc/self/mountinfo": mountinfo,
  "/sys/devices/mmc/block/sdc/sdc1/../removable": "1\n",
  "/sys/devices/mmc_host/mmc0/block/mmcblk0/mmcblk0p1/../removable": "0\n",
  "/sys/devices/virtio/block/vda/vda1/../removable": "0\n",
};
const linux: LinuxSystem = {
  readText: (path) => Promise.resolve(texts[path] ?? null),
  list: (folder) =>
    Promise.resolve(
      Object.keys(links).flatMap((path) =>
        path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
      ),
    ),
  realPath: (path) => Promise.resolve(links[path] ?? null),
  blkid: (device) =>
    Promise.resolve(
      device === "/dev/sdc1"
        ? "DEVNAME=/dev/sdc1\nLABEL=CARD\\ 1\nUUID=AAAA-BBBB\nTYPE=exfat\n"
        : "",
    ),
};

describe("on Linux", () => {
  it("volumes are known by their UUID and label, from udev or else from blkid", async () => {
    expect(await linuxVolumes(linux)()).toEqual([
      { id: "uuid:0f3a", label: null, mountPoint: "/", isRemovable: false },
      {
        id: "uuid:1A2B-3C4D",
        label: "My Stick",
        mountPoint: "/media/anna/My Stick",
        isRemovable: true,
      },
      { id: "uuid:AAAA-BBBB", label: "CARD 1", mountPoint: "/mnt/card", isRemovable: true },
      // A card in a reader that does not call itself removable, known by where the desktop has mounted it.
      { id: "uuid:CAFE", label: null, mountPoint: "/run/media/anna/CAMERA", isRemovable: true },
    ]);
  });

  it("shares, kernel file systems and bound folders are no volumes", () => {
    expect(parseMountinfo(mountinfo).map(({ mountPoint }) => mountPoint)).toEqual([
      "/",
      "/media/anna/My Stick",
      "/mnt/card",
      "/run/media/anna/CAMERA",
    ]);
  });

  it("a system that tells nothing has none", async () => {
    const mute: LinuxSystem = { ...linux, readText: () => Promise.resolve(null) };
    expect(await linuxVolumes(mute)()).toEqual([]);
  });
});

describe("on Windows", () => {
  const recorded = JSON.stringify([
    {
      DriveLetter: "C",
      FileSystemLabel: "",
      UniqueId: "\\\\?\\Volume{11111111-2222-3333-4444-555555555555}\\",
      DriveType: "Fixed",
    },
    {
      DriveLetter: "E",
      FileSystemLabel: "STICK",
      UniqueId: "\\\\?\\Volume{AAAAAAAA-2222-3333-4444-555555555555}\\",
      DriveType: "Removable",
    },
  ]);

  it("volumes are known by their GUID, whatever their letter is", () => {
    expect(parseGetVolume(`\uFEFF${recorded}\r\n`)).toEqual([
      {
        id: "uuid:11111111-2222-3333-4444-555555555555",
        label: null,
        mountPoint: "C:\\",
        isRemovable: false,
      },
      {
        id: "uuid:aaaaaaaa-2222-3333-4444-555555555555",
        label: "STICK",
        mountPoint: "E:\\",
        isRemovable: true,
      },
    ]);
  });

  it.each(["", "null", "[{}]", "not json"])("the answer %j is no volume", (answer) => {
    expect(parseGetVolume(answer)).toEqual([]);
  });
});

describe("on a Mac", () => {
  const plist = (disks: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>AllDisks</key><array><string>disk0</string></array>
  <key>AllDisksAndPartitions</key><array>${disks}</array>
</dict></plist>`;
  const internal = `<dict>
    <key>APFSVolumes</key><array><dict>
      <key>DeviceIdentifier</key><string>disk3s1</string>
      <key>MountPoint</key><string>/</string>
      <key>Size</key><integer>494384795648</integer>
      <key>VolumeName</key><string>Macintosh HD</string>
      <key>VolumeUUID</key><string>0A81F3B1-51D9-3335-B3E3-169C3640360D</string>
    </dict></array>
    <key>OSInternal</key><false/>
  </dict>`;
  const stick = `<dict><key>Partitions</key><array>
    <dict><key>Content</key><string>EFI</string><key>DeviceIdentifier</key><string>disk4s1</string></dict>
    <dict>
      <key>MountPoint</key><string>/Volumes/R &amp; D</string>
      <key>VolumeName</key><string>R &amp; D</string>
      <key>VolumeUUID</key><string>ABCDEF01-0000-3000-8000-000000000000</string>
    </dict>
  </array></dict>`;

  it("volumes are known by their UUID, and those outside as removable", () => {
    expect(parseDiskutil(plist(internal + stick), plist(stick))).toEqual([
      {
        id: "uuid:0a81f3b1-51d9-3335-b3e3-169c3640360d",
        label: "Macintosh HD",
        mountPoint: "/",
        isRemovable: false,
      },
      {
        id: "uuid:abcdef01-0000-3000-8000-000000000000",
        label: "R & D",
        mountPoint: "/Volumes/R & D",
        isRemovable: true,
      },
    ]);
  });

  it.each(["", "<plist>", "<plist><dict><key>a</key>", "no xml"])("%j is no list", (text) => {
    expect(parseDiskutil(text, text)).toEqual([]);
    expect(parsePlist(text)).toEqual({});
  });
});

describe("the volume of a path", () => {
  const volume = (mountPoint: string) => ({
    id: null,
    label: null,
    mountPoint,
    isRemovable: false,
  });
  const volumes = [volume("/"), volume("/media/stick"), volume("/media")];

  it.each([
    ["/media/stick/a/b", "/media/stick"],
    ["/media/stick2/a", "/media"],
    ["/home/a", "/"],
  ])("of %s is %s", (path, mountPoint) => {
    expect(volumeOf(path, volumes)?.mountPoint).toBe(mountPoint);
  });

  it("has letters on Windows", () => {
    expect(volumeOf("E:\\keys\\a", [volume("C:\\"), volume("E:\\")], "\\")?.mountPoint).toBe(
      "E:\\",
    );
  });
});
