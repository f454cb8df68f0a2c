import type { Directory } from "./directory.ts";

/** Where the node of a name is, or would be. */
export interface Place {
  readonly directory: Directory;
  readonly name: string;
  /** Encrypted, with suffix, before shortening. */
  readonly cipherName: string;
  readonly isShortened: boolean;
  /** Of the node itself, relative to the vault folder. */
  readonly nodePath: string;
}
