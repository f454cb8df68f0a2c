/** Where a node of format 5 or 6 goes in format 7 (docs/vault-format.md §7, §15.1). */

import type { LegacyName } from "../format/legacy-name.ts";
import { isLong, shortenedName } from "../format/long-name.ts";
import { CONTENTS_FILE, DIRECTORY_FILE, LINK_FILE } from "../vault/node.ts";

/** Beyond this many characters a name is shortened in format 7. */
const THRESHOLD = 220;

export interface NewNode {
  /** In its content directory. */
  readonly nodeName: string;
  /** The file inside the node; `null` if the node is that file itself. */
  readonly innerName: string | null;
  /** What `name.c9s` says; `null` if the name is not shortened. */
  readonly longName: string | null;
}

/**
 * @param attempt - 0 for the name itself, which others may have taken; 1, 2, … for one that
 *   clients see as a conflicting copy of it
 */
export function newNode({ kind, cipherName }: LegacyName, attempt: number): NewNode {
  const isShortened = isLong(cipherName, THRESHOLD);
  const name = isShortened ? shortenedName(cipherName) : cipherName;
  const nodeName = attempt === 0 ? name : name.replace(/(?=\.c9[rs]$)/, `_${attempt}`);
  return {
    nodeName,
    innerName: innerNameOf(kind, isShortened),
    longName: isShortened ? cipherName : null,
  };
}

function innerNameOf(kind: LegacyName["kind"], isShortened: boolean): string | null {
  switch (kind) {
    case "directory":
      return DIRECTORY_FILE;
    case "symlink":
      return LINK_FILE;
    case "file":
      return isShortened ? CONTENTS_FILE : null;
  }
}
