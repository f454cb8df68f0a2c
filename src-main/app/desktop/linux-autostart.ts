import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Autostart } from "./desktop.ts";

/** Starting with the session, by a file that may outlive the program that it names. */
export interface LinuxAutostart extends Autostart {
  /** Makes an entry for a program that is gone, as an AppImage is once it was replaced, one for this program. */
  mend(): Promise<void>;
}

/**
 * Starting with the session on Linux, where Electron has no way to: a file of
 * the Desktop Application Autostart Specification.
 *
 * @param configFolder - `$XDG_CONFIG_HOME`, absolute
 * @param program - what is to be started, absolute
 */
export function linuxAutostart(configFolder: string, program: string): LinuxAutostart {
  const path = join(configFolder, "autostart", "latchkey.desktop");
  const execKey = (started: string): string => `Exec=${quoted(started)}`;
  const entry = [
    "[Desktop Entry]",
    "Type=Application",
    "Name=Latchkey",
    execKey(program),
    `X-Latchkey-Program=${encodeURI(program)}`,
    "X-GNOME-Autostart-enabled=true",
    "",
  ].join("\n");

  const lines = async (): Promise<readonly string[]> => {
    const text = await readFile(path, "utf8").catch(() => "");
    return text.split("\n");
  };
  const isOn = (found: readonly string[]): boolean =>
    found.some((line) => line.startsWith("Exec=")) && !found.some((line) => offKeys.has(line));
  const write = async (): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, entry);
  };

  return {
    read: async () => isOn(await lines()),
    write: (wanted) => (wanted ? write() : rm(path, { force: true })),
    async mend() {
      const found = await lines();
      const named = found.find((line) => line.startsWith(programKey))?.slice(programKey.length);
      if (named === undefined || !isOn(found) || found.includes(execKey(program))) return;
      if ((await stat(decodeURI(named)).catch(() => null)) === null) await write();
    },
  };
}

const programKey = "X-Latchkey-Program=";

/** How the settings of desktops turn an entry off without removing it. */
const offKeys: ReadonlySet<string> = new Set(["Hidden=true", "X-GNOME-Autostart-enabled=false"]);

/** Desktop Entry Specification, “The Exec key”. */
function quoted(program: string): string {
  const escaped = program.replaceAll(/["`$\\]/g, "\\$&").replaceAll("\\", "\\\\");
  return `"${escaped.replaceAll("%", "%%")}"`;
}
