/**
 * The drive of macOS: a volume that the system itself mounts, as Finder does by "Connect to Server", under
 * the last name of the address, which is that of the vault. It chooses the place, below `/Volumes`.
 *
 * `mount_webdav` could mount elsewhere, but takes a password from a terminal only. The script of
 * `osascript` comes on standard input, with the login in it. What `mount` prints is in no language.
 */

import { VaultError } from "../base/vault-error.ts";
import type { Drive, DriveWay, ShareToMount } from "./drive.ts";
import type { RunProgram } from "./run-program.ts";

/** By their whole paths, so that nothing else of these names is found before them. */
const OSASCRIPT = "/usr/bin/osascript";
const DISKUTIL = "/usr/sbin/diskutil";
const MOUNT = "/sbin/mount";

/** macOS may ask the user whether to connect without encryption, milliseconds. */
const PATIENCE = 120_000;

export function macos(run: RunProgram): DriveWay {
  /** Where a share is mounted, `null`: nowhere. */
  async function placeOf(address: string): Promise<string | null> {
    const { output } = await run(MOUNT, []);
    const wanted = withoutSlash(address);
    for (const line of output.split("\n")) {
      const { from = "", place } = MOUNTED.exec(line)?.groups ?? {};
      if (place !== undefined && withoutSlash(from) === wanted) return place;
    }
    return null;
  }

  const unmount: DriveWay["unmount"] = async ({ address }, farewell) => {
    const place = await placeOf(address);
    if (place === null) return;
    await run(DISKUTIL, ["unmount", ...(farewell === "force" ? ["force"] : []), place]);
    if (farewell === "polite" && (await placeOf(address)) !== null) {
      throw new VaultError({ kind: "drive-busy", path: place });
    }
  };

  return {
    kind: "macos",
    canMount: (where) => Promise.resolve(where === undefined),
    mount: async (share, _where, onPlanned) => {
      const { url } = share;
      const made = { scratch: null, place: null };
      const planned: Drive = { kind: "macos", address: url, place: url, made };
      await onPlanned(planned);
      const { code } = await run(OSASCRIPT, ["-"], {
        input: scriptFor(share),
        patienceMs: PATIENCE,
      });
      const place = await placeOf(url);
      if (code === 0 && place !== null) return { ...planned, place };
      // It may come all the same, after our patience has ended.
      await unmount(planned, "force");
      throw new VaultError({ kind: "drive-failed", program: "osascript" });
    },
    isMounted: async ({ address }) => (await placeOf(address)) !== null,
    unmount,
  };
}

/** `http://127.0.0.1:4711/x/Taxes/ on /Volumes/Taxes (webdav, nodev, …)`; the place may hold anything but a line's end. */
const MOUNTED = /^(?<from>\S+) on (?<place>\/.*) \(webdav\b[^()]*\)$/;

function withoutSlash(address: string): string {
  return address.replace(/\/$/, "");
}

function scriptFor({ url, username, password }: ShareToMount): string {
  const login = `as user name ${quoted(username)} with password ${quoted(password)}`;
  return `mount volume ${quoted(url)} ${login}\n`;
}

/** A text of AppleScript. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}
