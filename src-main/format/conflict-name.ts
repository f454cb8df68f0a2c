/**
 * Names that sync clients give to a copy of a node when two machines changed it.
 *
 *     <before><ciphertext name><added>.c9r        most clients
 *     <ciphertext name>.c9r<added>                those that know no file types
 *     .<ciphertext name>.c9r.icloud               not a copy: the file itself, not downloaded
 *
 * and the same with `.c9s`. What is added may be letters, digits, `-` and `_`,
 * as ciphertext itself is (`-DESKTOP-1A2B`), so the ciphertext name is found by
 * trying which part decrypts. Source: docs/vault-format.md §12.
 */

import type { Masterkey } from "../crypto/masterkey.ts";
import { decryptName, NODE_SUFFIX } from "./file-name.ts";
import type { SHORTENED_SUFFIX } from "./long-name.ts";

/**
 * - `copy`: ends like a node, so every client sees it
 * - `beyond`: something follows the ending, so no other client sees it
 * - `placeholder`: stands for the node itself, whose content is still in the cloud
 */
export type OddForm = "copy" | "beyond" | "placeholder";

/** The name of a node, taken apart around its ending. */
export interface OddName {
  readonly form: OddForm;
  /** Everything but the ending; of a placeholder, the ciphertext name. */
  readonly stem: string;
  /** What follows the ending. */
  readonly tail: string;
}

/** What a sync client adds, if it adds it behind the ending; other endings are of downloads under way. */
const ADDED_BEHIND = /^(?:[ _([-]|\.(?:sync-)?conflict|\.\.path\d)/i;

/** @returns `null` for a hidden or temporary file, or one without the ending */
export function takeApart(
  nodeName: string,
  ending: typeof NODE_SUFFIX | typeof SHORTENED_SUFFIX,
): OddName | null {
  const at = nodeName.indexOf(ending);
  if (at <= 0) return null;
  const stem = nodeName.slice(0, at);
  const tail = nodeName.slice(at + ending.length);
  if (stem.startsWith(".") && tail === ".icloud") {
    return { form: "placeholder", stem: stem.slice(1), tail: "" };
  }
  if (/^[.~]/.test(stem)) return null;
  if (tail === "") return { form: "copy", stem, tail };
  if (!ADDED_BEHIND.test(tail)) return null;
  return tail.endsWith(ending)
    ? { form: "copy", stem, tail: tail.slice(0, -ending.length) }
    : { form: "beyond", stem, tail };
}

/** What was found inside an odd name. */
export interface ContainedName {
  /** The cleartext name, in whatever normal form it was encrypted. */
  readonly name: string;
  /** What the sync client added behind it. */
  readonly added: string;
}

/** Tries to decrypt that one name may cost; real ones need fewer than twenty. */
const MOST_TRIES = 64;

/** @returns `null` if no part of `odd` decrypts in this directory */
export function findCipherName(
  key: Masterkey,
  odd: OddName,
  parentId: string,
): ContainedName | null {
  for (const [start, end] of candidates(odd.stem).slice(0, MOST_TRIES)) {
    const name = decryptName(key, odd.stem.slice(start, end) + NODE_SUFFIX, parentId);
    if (name !== null) return { name, added: odd.stem.slice(end) + odd.tail };
  }
  return null;
}

/** Base64 of a synthetic IV and one byte: the shortest ciphertext name. */
const SHORTEST = 24;

/** Parts of `stem` that could be padded Base64 of the URL alphabet, the longest first. */
function candidates(stem: string): readonly (readonly [start: number, end: number])[] {
  const found: [number, number][] = [];
  for (const run of stem.matchAll(/[A-Za-z0-9_-]{20,}={0,2}/g)) {
    const cuts = [...run[0].matchAll(/[_-]/g)].map((cut) => run.index + cut.index);
    const starts = [run.index, ...cuts.map((cut) => cut + 1), ...cuts];
    const ends = [run.index + run[0].length, ...cuts, ...cuts.map((cut) => cut + 1)];
    for (const start of new Set(starts)) {
      for (const end of new Set(ends)) {
        if (end - start >= SHORTEST && (end - start) % 4 === 0) found.push([start, end]);
      }
    }
  }
  return found.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
}
