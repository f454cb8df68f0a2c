/**
 * The bookmarks of Nautilus, Nemo, Thunar and the dialogs of GTK: a line each.
 *
 *     file:///home/anna/Music
 *     dav://latchkey@127.0.0.1:4711/x/Taxes/ Taxes
 */

import { isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Drive } from "../drive.ts";
import { type Sidebar, type SidebarEntry, type SidebarFormat, sidebarIn } from "./sidebar.ts";

export const gtkBookmarks: SidebarFormat = {
  kind: "gtk",
  // By gvfs, GTK knows the drive by its address; the folder is for programs that do not.
  uriOf: ({ kind, address, place }: Drive) => {
    if (kind === "gvfs") return address;
    return isAbsolute(place) ? pathToFileURL(place).href : null;
  },
  withEntry: (text, entry) => {
    const isKnown = text.split("\n").some((line) => line.split(" ")[0] === entry.uri);
    if (isKnown) return null;
    const start = text === "" || text.endsWith("\n") ? text : `${text}\n`;
    return `${start}${lineOf(entry)}\n`;
  },
  withoutEntry: (text, entry) => {
    const lines = text.split("\n");
    const index = lines.indexOf(lineOf(entry));
    return index < 0 ? text : lines.toSpliced(index, 1).join("\n");
  },
};

/** @param config - the user's folder of settings, absolute */
export function gtkSidebar(config: string): Sidebar {
  const folder = join(config, "gtk-3.0");
  return sidebarIn(gtkBookmarks, join(folder, "bookmarks"), folder);
}

function lineOf({ uri, name }: SidebarEntry): string {
  return `${uri} ${name}`;
}
