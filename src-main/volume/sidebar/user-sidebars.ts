import { join } from "node:path";
import type { Surroundings } from "../drive-ways.ts";
import { gtkSidebar } from "./gtk-bookmarks.ts";
import { kdeSidebar } from "./kde-places.ts";
import type { Sidebar } from "./sidebar.ts";

/**
 * The sidebars of this system that a program may add to. On Windows every letter, and on macOS every volume,
 * is shown by itself, and neither documents a way to add to the rest.
 *
 * @param home - the user's, absolute
 */
export function userSidebars({ platform, env }: Surroundings, home: string): readonly Sidebar[] {
  if (platform !== "linux") return [];
  const folder = (name: string, otherwise: string): string => {
    const set = env[name];
    return set?.startsWith("/") === true ? set : join(home, otherwise);
  };
  return [
    gtkSidebar(folder("XDG_CONFIG_HOME", ".config")),
    kdeSidebar(folder("XDG_DATA_HOME", ".local/share")),
  ];
}
