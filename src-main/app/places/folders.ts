/** Where providers put their folders in general. */

import type { Computer } from "./computer.ts";

/** Folders of these names in the user's home. */
export function inHome(computer: Computer, ...names: readonly string[]): readonly string[] {
  return names.map((name) => computer.join(computer.home, name));
}

/** Folders in the user's home whose names fit. */
export async function inHomeLike(computer: Computer, name: RegExp): Promise<readonly string[]> {
  const names = await computer.namesIn(computer.home);
  return inHome(computer, ...names.filter((found) => name.test(found)));
}

/** Where macOS mounts file providers: `~/Library/CloudStorage/<Provider>-<account>`. */
export async function inCloudStorage(
  computer: Computer,
  prefix: string,
): Promise<readonly string[]> {
  if (computer.platform !== "macos") return [];
  const folder = computer.join(computer.home, "Library", "CloudStorage");
  const names = await computer.namesIn(folder);
  return names
    .filter((name) => name === prefix || name.startsWith(`${prefix}-`))
    .map((name) => computer.join(folder, name));
}

/** Where programs keep their settings on this platform, the likeliest first. */
export function settingsFolders(computer: Computer): readonly string[] {
  const { platform, home, env } = computer;
  switch (platform) {
    case "windows":
      return [
        env["APPDATA"] ?? computer.join(home, "AppData", "Roaming"),
        env["LOCALAPPDATA"] ?? computer.join(home, "AppData", "Local"),
      ];
    case "macos":
      return [
        computer.join(home, "Library", "Preferences"),
        computer.join(home, "Library", "Application Support"),
      ];
    case "linux":
      return [env["XDG_CONFIG_HOME"] ?? computer.join(home, ".config")];
  }
}

/** The first of the files that is there, in any of the folders. */
export async function firstText(
  computer: Computer,
  folders: readonly string[],
  ...file: readonly string[]
): Promise<string | null> {
  for (const folder of folders) {
    const text = await computer.readText(computer.join(folder, ...file));
    if (text !== null) return text;
  }
  return null;
}
