import { posix, win32 } from "node:path";
import { describe, expect, it } from "vitest";
import type { Computer } from "./computer.ts";
import { findCloudFolders } from "./find-cloud-folders.ts";
import { parseRegistry } from "./this-computer-look.ts";

interface Layout {
  readonly platform: Computer["platform"];
  readonly home: string;
  readonly folders: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Computer["env"];
  readonly registry?: Readonly<Record<string, readonly string[]>>;
}

/** A computer that was written down: its folders, its files, its registry. */
function recorded({
  platform,
  home,
  folders,
  files = {},
  env = {},
  registry = {},
}: Layout): Computer {
  const path = platform === "windows" ? win32 : posix;
  const plain = (one: string) => path.join(one).replace(/(?<=.)[/\\]$/, "");
  const all = new Set<string>();
  for (const folder of folders) {
    for (let one = plain(folder); !all.has(one); one = plain(path.dirname(one))) all.add(one);
  }
  return {
    platform,
    home,
    env,
    join: (...parts) => path.join(...parts),
    isFolder: async (folder) => all.has(plain(folder)),
    namesIn: async (folder) =>
      [...all]
        .filter((one) => plain(path.dirname(one)) === plain(folder) && one !== plain(folder))
        .map((one) => path.basename(one)),
    readText: async (file) => files[file] ?? null,
    drives: async () => [...all].filter((one) => /^[D-Z]:$/.test(one)),
    registryValues: async (key, name) => registry[`${key} ${name}`] ?? [],
  };
}

async function found(layout: Layout): Promise<string[]> {
  const folders = await findCloudFolders(recorded(layout));
  return folders.map(({ provider, path }) => `${provider}: ${path}`);
}

describe("on Linux", () => {
  const home = "/home/ann";
  const linux = (folders: string[], files: Record<string, string> = {}) =>
    found({ platform: "linux", home, folders, files });

  it("finds plain folders of the home, and none that is not there", async () => {
    expect(
      await linux([
        "/home/ann/Dropbox",
        "/home/ann/Dropbox (Work)",
        "/home/ann/MEGA",
        "/home/ann/pCloudDrive",
        "/home/ann/SynologyDrive",
        "/home/ann/Koofr",
        "/home/ann/leitzcloud",
        "/home/ann/Pictures",
      ]),
    ).toEqual([
      "Dropbox: /home/ann/Dropbox",
      "Dropbox: /home/ann/Dropbox (Work)",
      "Koofr: /home/ann/Koofr",
      "leitzcloud: /home/ann/leitzcloud",
      "MEGA: /home/ann/MEGA",
      "pCloud: /home/ann/pCloudDrive",
      "Synology Drive: /home/ann/SynologyDrive",
    ]);
    expect(await linux(["/home/ann/Pictures"])).toEqual([]);
  });

  it("reads where Dropbox was moved to, and offers it once", async () => {
    const info = JSON.stringify({
      personal: { path: "/data/Dropbox", host: 1, is_team: false, subscription_type: "Basic" },
      business: { path: "/home/ann/Dropbox (Work)", host: 2, is_team: true },
    });
    expect(
      await linux(["/data/Dropbox", "/home/ann/Dropbox (Work)"], {
        "/home/ann/.dropbox/info.json": info,
      }),
    ).toEqual(["Dropbox: /data/Dropbox", "Dropbox: /home/ann/Dropbox (Work)"]);
  });

  it("is not put off by a settings file that is broken", async () => {
    expect(
      await linux(["/home/ann/Dropbox"], {
        "/home/ann/.dropbox/info.json": "{",
        "/home/ann/.config/syncthing/config.xml": "<configuration><folder path=",
      }),
    ).toEqual(["Dropbox: /home/ann/Dropbox"]);
  });

  it("reads the folders of Nextcloud and ownCloud from their settings", async () => {
    const nextcloud = [
      "[Accounts]",
      "version=2",
      "0\\Folders\\1\\localPath=/data/Cloud/",
      "0\\Folders\\1\\targetPath=/",
      '0\\FoldersWithPlaceholders\\2\\localPath="/data/M\\xfcll, alt/"',
    ].join("\n");
    expect(
      await linux(["/data/Cloud", "/data/Müll, alt", "/data/own"], {
        "/home/ann/.config/Nextcloud/nextcloud.cfg": nextcloud,
        "/home/ann/.config/ownCloud/owncloud.cfg": "0\\Folders\\1\\localPath=/data/own/",
      }),
    ).toEqual(["Nextcloud: /data/Cloud", "Nextcloud: /data/Müll, alt", "ownCloud: /data/own"]);
  });

  it("reads the folders of Syncthing, and takes none of its defaults for one", async () => {
    const config = `<configuration version="37">
      <folder id="a" label="Sync" path="~/Sync" type="sendreceive"><filesystemType>basic</filesystemType></folder>
      <folder id="b" label="R&amp;D" path="/data/R&amp;D" type="sendreceive"></folder>
      <defaults><folder id="" label="" path="~" type="sendreceive"></folder></defaults>
    </configuration>`;
    expect(
      await linux(["/home/ann/Sync", "/data/R&D"], {
        "/home/ann/.local/state/syncthing/config.xml": config,
      }),
    ).toEqual(["Syncthing: /home/ann/Sync", "Syncthing: /data/R&D"]);
  });

  it("reads the settings of the OneDrive client and of Seafile", async () => {
    expect(
      await linux(["/home/ann/Cloud/One", "/data/Seafile/.seafile-data"], {
        "/home/ann/.config/onedrive/config": '# comment\nsync_dir = "~/Cloud/One"\n',
        "/home/ann/.ccnet/seafile.ini": "/data/Seafile/.seafile-data\n",
      }),
    ).toEqual(["OneDrive: /home/ann/Cloud/One", "Seafile: /data/Seafile"]);
  });
});

it("finds what macOS mounts for each account", async () => {
  const storage = "/Users/ann/Library/CloudStorage";
  expect(
    await found({
      platform: "macos",
      home: "/Users/ann",
      folders: [
        `${storage}/Dropbox`,
        `${storage}/GoogleDrive-ann@example.org/My Drive`,
        `${storage}/GoogleDrive-work@example.org/Meine Ablage`,
        `${storage}/GoogleDrive-work@example.org/Shared drives`,
        `${storage}/OneDrive-Personal`,
        `${storage}/OneDrive-ExampleLtd`,
        `${storage}/Box-Box`,
        `${storage}/ProtonDrive-ann@proton.me-folder`,
        "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs",
        "/Users/ann/Nextcloud",
      ],
    }),
  ).toEqual([
    `Box: ${storage}/Box-Box`,
    `Dropbox: ${storage}/Dropbox`,
    `Google Drive: ${storage}/GoogleDrive-ann@example.org/My Drive`,
    `Google Drive: ${storage}/GoogleDrive-work@example.org/Meine Ablage`,
    "iCloud Drive: /Users/ann/Library/Mobile Documents/com~apple~CloudDocs",
    "Nextcloud: /Users/ann/Nextcloud",
    `OneDrive: ${storage}/OneDrive-Personal`,
    `OneDrive: ${storage}/OneDrive-ExampleLtd`,
    `Proton Drive: ${storage}/ProtonDrive-ann@proton.me-folder`,
  ]);
});

it("finds drives with letters, accounts in the registry and moved folders on Windows", async () => {
  const home = String.raw`C:\Users\Ann`;
  const settings = String.raw`C:\Users\Ann\AppData\Roaming`;
  const info = JSON.stringify({ personal: { path: String.raw`D:\Dropbox` } });
  expect(
    await found({
      platform: "windows",
      home,
      env: { APPDATA: settings, OneDriveConsumer: String.raw`C:\Users\Ann\OneDrive` },
      registry: {
        [String.raw`HKCU\Software\Microsoft\OneDrive\Accounts UserFolder`]: [
          String.raw`C:\Users\Ann\OneDrive`,
          String.raw`C:\Users\Ann\OneDrive - Example Ltd`,
        ],
      },
      folders: [
        String.raw`D:\Dropbox`,
        String.raw`G:\.shortcut-targets-by-id`,
        String.raw`G:\My Drive`,
        String.raw`H:\My Drive`,
        String.raw`C:\Users\Ann\OneDrive`,
        String.raw`C:\Users\Ann\OneDrive - Example Ltd`,
        String.raw`C:\Users\Ann\iCloudDrive`,
        String.raw`C:\Users\Ann\Proton Drive\ann\My files`,
      ],
      files: { [win32.join(settings, "Dropbox", "info.json")]: info },
    }),
  ).toEqual([
    String.raw`Dropbox: D:\Dropbox`,
    String.raw`Google Drive: G:\My Drive`,
    String.raw`iCloud Drive: C:\Users\Ann\iCloudDrive`,
    String.raw`OneDrive: C:\Users\Ann\OneDrive`,
    String.raw`OneDrive: C:\Users\Ann\OneDrive - Example Ltd`,
    String.raw`Proton Drive: C:\Users\Ann\Proton Drive\ann\My files`,
  ]);
});

it("reads what Windows' own program prints of the registry", () => {
  const printed = [
    "",
    String.raw`HKEY_CURRENT_USER\Software\Microsoft\OneDrive\Accounts\Personal`,
    String.raw`    UserFolder    REG_SZ    C:\Users\Ann\One    Drive`,
    "    UserFolderId    REG_SZ    x",
    "",
    "End of search: 1 match(es) found.",
  ].join("\r\n");
  expect(parseRegistry(printed, "UserFolder")).toEqual([String.raw`C:\Users\Ann\One    Drive`]);
});
