/**
 * The places of Dolphin and the dialogs of KDE, which are bookmarks in XML. KDE writes the whole file anew
 * when something changes, and keeps the number of each; by that ours is found again.
 */

import { isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Drive } from "../drive.ts";
import { type Sidebar, type SidebarEntry, type SidebarFormat, sidebarIn } from "./sidebar.ts";

const END = /\s*<\/xbel>\s*$/;

export const kdePlaces: SidebarFormat = {
  kind: "kde",
  uriOf: ({ place }: Drive) => {
    if (isAbsolute(place)) return pathToFileURL(place).href;
    return place.startsWith("webdav:") ? place : null;
  },
  withEntry: (text, entry) => {
    if (!END.test(text) || text.includes(`href="${escaped(entry.uri)}"`)) return null;
    return text.replace(END, () => `\n${bookmarkOf(entry)}\n</xbel>\n`);
  },
  withoutEntry: (text, { id }) =>
    text.replace(/\n[ \t]*<bookmark\b[^>]*>(?:(?!<\/bookmark>)[\s\S])*<\/bookmark>/g, (bookmark) =>
      bookmark.includes(`<ID>${escaped(id)}</ID>`) ? "" : bookmark,
    ),
};

/** @param data - the user's folder of programs' data, absolute */
export function kdeSidebar(data: string): Sidebar {
  const file = join(data, "user-places.xbel");
  return sidebarIn(kdePlaces, file, file);
}

function bookmarkOf({ uri, name, id }: SidebarEntry): string {
  return ` <bookmark href="${escaped(uri)}">
  <title>${escaped(name)}</title>
  <info>
   <metadata owner="http://freedesktop.org">
    <bookmark:icon name="folder-remote"/>
   </metadata>
   <metadata owner="http://www.kde.org">
    <ID>${escaped(id)}</ID>
   </metadata>
  </info>
 </bookmark>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
