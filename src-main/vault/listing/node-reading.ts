/**
 * What an entry of a content directory is called, and whether it lies where
 * somebody who knows the name would look.
 *
 *     proper      listed, and found by its name
 *     odd         listed, but not where its name leads: see {@link OddNode}
 *     unreadable  looks encrypted, and does not decrypt in this directory, or to
 *                 a name that could lead out of it: never listed
 *     foreign     of another program: never listed, never touched
 */

import type { OddForm } from "../../format/conflict-name.ts";

export interface ProperNode {
  readonly kind: "proper";
  /** Cleartext, NFC. */
  readonly name: string;
  readonly nodeName: string;
  readonly isShortened: boolean;
}

/**
 * A node that another client or a sync client has left where no look-up finds it.
 *
 * `misplaced`: on the wrong side of the threshold, not NFC, or under a hash
 * that is not that of its name. The other forms: {@link OddForm}.
 */
export interface OddNode {
  readonly kind: "odd";
  readonly form: OddForm | "misplaced";
  /** Cleartext, NFC: its own name, or that of what it is a copy of. */
  readonly original: string;
  /** What a sync client added to it. */
  readonly added: string;
  /** Of a file in the folder of another node: `X.c9r/dir (1).c9r`. */
  readonly nodeName: string;
  readonly isShortened: boolean;
  /** What it is, if it is a file in the folder of another node; `null` for a node of its own. */
  readonly loose: LooseKind | null;
}

export type LooseKind = "file" | "directory" | "symlink";

export type NodeReading =
  | ProperNode
  | OddNode
  | { readonly kind: "unreadable"; readonly nodeName: string }
  | { readonly kind: "foreign" };

/** An odd node and the cleartext name by which it is listed and found. */
export interface Stray extends OddNode {
  readonly name: string;
}
