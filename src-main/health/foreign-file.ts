/**
 * What other programs have put into the vault folder.
 *
 *     ForeignFile        `.DS_Store`, `desktop.ini` and the like: no part of the vault, no client touches it
 *     CloudPlaceholder   stands for a file whose content is in the cloud only
 *
 * Neither is for us to repair.
 */

import type { Problem } from "./problem.ts";

export function foreignFile(path: string): Problem {
  return { id: "ForeignFile", severity: "info", ciphertextPath: path, name: null, fixable: false };
}

/** @param name - cleartext, `null` if it cannot be known */
export function cloudPlaceholder(path: string, name: string | null): Problem {
  return { id: "CloudPlaceholder", severity: "warn", ciphertextPath: path, name, fixable: false };
}
