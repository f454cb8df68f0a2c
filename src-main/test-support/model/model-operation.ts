/** Operations as data, readable when one of them has found something. */

import type { PathChoice } from "./path-choice.ts";

/** `P` is how a path is given. */
interface Arguments<P> {
  readonly write: {
    readonly path: P;
    readonly content: Content;
    /** How many calls the content is handed over in. */
    readonly pieces: number;
    readonly exclusive: boolean;
    readonly modifiedMs: number | null;
  };
  readonly abort: { readonly path: P; readonly content: Content };
  readonly edit: { readonly path: P; readonly create: boolean };
  readonly "edit-write": {
    readonly slot: number;
    readonly position: number;
    readonly content: Content;
  };
  readonly "edit-append": { readonly slot: number; readonly content: Content };
  readonly "edit-truncate": { readonly slot: number; readonly size: number };
  readonly "edit-read": Range;
  readonly "edit-flush": { readonly slot: number };
  readonly "edit-close": { readonly slot: number };
  readonly open: { readonly path: P };
  readonly read: Range;
  readonly close: { readonly slot: number };
  readonly move: { readonly from: P; readonly to: P; readonly replace: boolean };
  readonly copy: { readonly from: P; readonly to: P };
  readonly link: { readonly path: P; readonly target: string };
  readonly touch: { readonly path: P; readonly modifiedMs: number };
  readonly mkdir: { readonly path: P };
  readonly remove: { readonly path: P };
  readonly rmdir: { readonly path: P };
  readonly "remove-tree": { readonly path: P };
  readonly list: { readonly path: P };
  readonly stat: { readonly path: P };
  readonly "read-link": { readonly path: P };
  readonly resolve: { readonly path: P };
  readonly flush: object;
  readonly reopen: object;
}

/** A read through one of the open files; which, is taken modulo their number. */
interface Range {
  readonly slot: number;
  readonly start: number;
  readonly length: number;
}

export type OperationName = keyof Arguments<string>;
export type OperationOf<K extends OperationName, P = string> = { readonly op: K } & Arguments<P>[K];

/** An operation whose paths are known. */
export type ModelOperation = { [K in OperationName]: OperationOf<K> }[OperationName];

/** An operation as it is drawn: which paths it is about depends on what is there by then. */
export type DrawnOperation = { [K in OperationName]: OperationOf<K, PathChoice> }[OperationName];

/** Bytes of a file: `size` of them, different for every seed. */
export interface Content {
  readonly size: number;
  readonly seed: number;
}

export function bytesOf({ size, seed }: Content): Uint8Array {
  const bytes = new Uint8Array(size);
  let state = (seed + 1) * 2_654_435_761;
  for (let i = 0; i < size; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}
