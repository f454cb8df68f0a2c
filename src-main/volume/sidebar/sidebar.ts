/**
 * The places that a file manager shows beside its folders, kept in a file of the user's that several
 * programs write. Latchkey adds entries of its own and takes away nothing else.
 */

import type { Drive } from "../drive.ts";
import { editText, isFileOrFolder } from "./edit-text.ts";

export interface SidebarEntry {
  readonly uri: string;
  /** One line. */
  readonly name: string;
  /** Of this entry alone. */
  readonly id: string;
}

export const sidebarKinds = ["gtk", "kde"] as const;

/** How the file of a kind of file manager is read and written. */
export interface SidebarFormat {
  readonly kind: (typeof sidebarKinds)[number];
  /** `null`: this file manager has no address for the drive. */
  readonly uriOf: (drive: Drive) => string | null;
  /** @returns the text with the entry; `null` if its address is there already, or the text is not understood */
  readonly withEntry: (text: string, entry: SidebarEntry) => string | null;
  /** @returns the same text if the entry is not there any more */
  readonly withoutEntry: (text: string, entry: SidebarEntry) => string;
}

export interface Sidebar extends Pick<SidebarFormat, "kind" | "uriOf"> {
  /** Whether this user has it. */
  isThere(): Promise<boolean>;
  /** @returns false if nothing was added */
  add(entry: SidebarEntry): Promise<boolean>;
  remove(entry: SidebarEntry): Promise<void>;
}

/**
 * @param file - absolute
 * @param sign - the file or folder by which it is known that the user has this file manager, absolute
 */
export function sidebarIn(format: SidebarFormat, file: string, sign: string): Sidebar {
  return {
    kind: format.kind,
    uriOf: format.uriOf,
    isThere: () => isFileOrFolder(sign),
    add: (entry) => editText(file, (text) => format.withEntry(text, entry)),
    remove: async (entry) => {
      await editText(file, (text) => {
        const without = format.withoutEntry(text, entry);
        return without === text ? null : without;
      });
    },
  };
}
