/** A desktop session of a test's own: its bus, gvfs, and a file manager that only notes what it was to show. */

import { spawn, spawnSync } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Whether this machine can have one, with its drives in folders. */
export const hasGvfs =
  spawnSync("sh", [
    "-c",
    "command -v gio && command -v dbus-daemon && command -v xdg-open && test -w /dev/fuse && { ls /usr/libexec/gvfsd-dav /usr/libexec/gvfsd-fuse || ls /usr/lib/gvfs/gvfsd-dav /usr/lib/gvfs/gvfsd-fuse; }",
  ]).status === 0;

export interface DesktopSession {
  /** For programs of this session. */
  readonly env: Readonly<Record<string, string>>;
  /** What the file manager was to show so far. */
  readonly shown: () => Promise<readonly string[]>;
  /** Runs a program of the session to its end. @returns what it says */
  readonly run: (program: string, args: readonly string[]) => string;
  readonly end: () => void;
}

/** @param folder - for all that belongs to it, absolute; removed by the caller */
export async function desktopSession(folder: string): Promise<DesktopSession> {
  const runtime = join(folder, "runtime");
  const data = join(folder, "data");
  const config = join(folder, "config");
  await mkdir(join(runtime, "gvfsd"), { recursive: true, mode: 0o700 });
  await mkdir(join(data, "applications"), { recursive: true });
  await mkdir(config, { recursive: true });
  const notes = join(folder, "shown");
  const program = join(folder, "file-manager");
  await writeFile(notes, "");
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${notes}'\n`);
  await chmod(program, 0o755);
  const types = "inode/directory;x-scheme-handler/dav;";
  await writeFile(
    join(data, "applications", "notes.desktop"),
    `[Desktop Entry]\nType=Application\nName=Notes\nExec=${program} %u\nMimeType=${types}\n`,
  );
  await writeFile(
    join(config, "mimeapps.list"),
    "[Default Applications]\ninode/directory=notes.desktop\nx-scheme-handler/dav=notes.desktop\n",
  );
  const places = {
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: data,
    XDG_CONFIG_HOME: config,
    XDG_CURRENT_DESKTOP: "GNOME",
  };
  const bus = spawn("dbus-daemon", ["--session", "--nofork", "--print-address"], {
    env: { ...process.env, ...places },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    bus.stdout.once("data", (line: Buffer) => {
      resolve(line.toString().trim());
    });
    bus.once("error", reject);
    bus.once("exit", reject);
  });
  const env = { ...places, DBUS_SESSION_BUS_ADDRESS: address };
  const run: DesktopSession["run"] = (name, args) => {
    const { stdout, stderr } = spawnSync(name, args, { env: { ...process.env, ...env } });
    return `${stdout.toString()}${stderr.toString()}`;
  };
  return {
    env,
    shown: async () => (await readFile(notes, "utf8")).split("\n").filter(Boolean),
    run,
    end: () => {
      run("fusermount", ["-uz", join(runtime, "gvfs")]);
      bus.kill();
    },
  };
}
