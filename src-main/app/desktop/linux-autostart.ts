import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Autostart } from "./desktop.ts";

/**
 * Starting with the session on Linux, where Electron has no way to: a file of
 * the Desktop Application Autostart Specification.
 *
 * @param configFolder - `$XDG_CONFIG_HOME`, absolute
 * @param program - what is to be started, absolute
 */
export function linuxAutostart(configFolder: string, program: string): Autostart {
  const path = join(configFolder, "autostart", "latchkey.desktop");
  const entry = [
    "[Desktop Entry]",
    "Type=Application",
    "Name=Latchkey",
    `Exec=${quoted(program)}`,
    "X-GNOME-Autostart-enabled=true",
    "",
  ].join("\n");

  return {
    read: async () => (await stat(path).catch(() => null)) !== null,
    async write(isOn) {
      if (!isOn) {
        await rm(path, { force: true });
        return;
      }
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, entry);
    },
  };
}

/** Desktop Entry Specification, “The Exec key”. */
function quoted(program: string): string {
  const escaped = program.replaceAll(/["`$\\]/g, "\\$&").replaceAll("\\", "\\\\");
  return `"${escaped.replaceAll("%", "%%")}"`;
}
