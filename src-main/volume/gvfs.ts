/**
 * The file system of GNOME and of most other desktops: no rights are needed,
 * file managers show the drive by themselves, and other programs see it as a
 * folder where FUSE is there. It chooses the place itself.
 */

import { access } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { VaultError } from "../base/vault-error.ts";
import type { Drive, DriveWay } from "./drive.ts";
import type { RunProgram } from "./run-program.ts";

export interface Session {
  /** Says where the session has its bus, without which there is no gvfs. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether programs have something open in a folder. */
  readonly isInUse: (folder: string) => Promise<boolean>;
}

export function gvfs(run: RunProgram, { env, isInUse }: Session): DriveWay {
  /** Addresses of what is mounted, without a slash at their ends. */
  async function mounted(): Promise<readonly string[]> {
    const { output } = await run("gio", ["mount", "-l"]);
    return [...output.matchAll(/^\s*Mount\(\d+\): .* -> (dav:\/\/\S+?)\/?$/gm)].map(
      ([, address = ""]) => address,
    );
  }

  const isMounted = async ({ address }: Drive): Promise<boolean> =>
    (await mounted()).includes(address.replace(/\/$/, ""));

  return {
    kind: "gvfs",
    canMount: async (where) => {
      if (where !== undefined || !(await hasBus(env))) return false;
      const { code, output } = await run("gio", ["info", "-a", "standard::name", "dav://"]);
      // A gvfs without its part for WebDAV knows no such address at all.
      return code !== null && !/not supported/i.test(output);
    },
    mount: async ({ url, username, password }, _where, onPlanned) => {
      const address = url.replace(/^http:\/\//, `dav://${username}@`);
      const planned: Drive = {
        kind: "gvfs",
        address,
        place: address,
        made: { scratch: null, place: null },
      };
      await onPlanned(planned);
      const { code } = await run("gio", ["mount", address], { input: `${password}\n` });
      if (code !== 0) throw new VaultError({ kind: "drive-failed", program: "gio" });
      const { output } = await run("gio", ["info", "-a", "standard::name", address]);
      const folder = /^local path: (.+)$/m.exec(output)?.[1];
      return { ...planned, place: folder ?? address };
    },
    isMounted,
    unmount: async (drive, farewell) => {
      // gvfs itself lets go of files that are open by FUSE, with all that was written into them.
      if (farewell === "polite" && isAbsolute(drive.place) && (await isInUse(drive.place))) {
        throw new VaultError({ kind: "drive-busy", path: drive.place });
      }
      const force = farewell === "force" ? ["-f"] : [];
      const { code } = await run("gio", ["mount", "-u", ...force, drive.address]);
      if (code === 0 || farewell === "force" || !(await isMounted(drive))) return;
      throw new VaultError({ kind: "drive-busy", path: drive.place });
    },
  };
}

async function hasBus(env: Session["env"]): Promise<boolean> {
  if (env["DBUS_SESSION_BUS_ADDRESS"]) return true;
  const runtime = env["XDG_RUNTIME_DIR"];
  if (!runtime) return false;
  return access(join(runtime, "bus")).then(
    () => true,
    () => false,
  );
}
