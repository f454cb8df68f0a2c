/**
 * Dead properties: what clients want remembered about a resource and the server
 * does not understand (RFC 4918 §4).
 *
 * This is the place to store them in. Paths are those of the vault, links
 * followed. Whoever implements it need not care for order: callers have
 * claimed the paths they change.
 */

import type { XmlName } from "../xml/read-xml.ts";

export interface DeadProperty extends XmlName {
  /** The whole element, fit to be pasted into any document that declares no default namespace. */
  readonly xml: string;
}

export type PropertyChange =
  | { readonly kind: "set"; readonly property: DeadProperty }
  | { readonly kind: "remove"; readonly name: XmlName };

/** Properties of one resource by `keyOf` their names. */
export type PropertyMap = ReadonlyMap<string, DeadProperty>;

export interface DeadProperties {
  of(path: string): Promise<PropertyMap>;

  /** Properties of what is directly inside a directory, by name; what has none is left out. */
  ofChildren(directory: string): Promise<ReadonlyMap<string, PropertyMap>>;

  /**
   * All of the changes, in their order, or none.
   *
   * @returns false if there is no room for them: nothing was changed
   */
  change(path: string, changes: readonly PropertyChange[]): Promise<boolean>;

  /** Moves what belongs to `from` and all below it; forgets what belonged to `to`. */
  move(from: string, to: string): Promise<void>;

  /** Copies what belongs to `from`, and to all below it if `isDeep`; forgets what belonged to `to`. */
  copy(from: string, to: string, isDeep: boolean): Promise<void>;

  /** Forgets what belongs to `path` and all below it. */
  remove(path: string): Promise<void>;

  /**
   * Forgets what belongs to `path` alone: what is there is new, and whatever was there before went
   * without this share. Cheap where there is nothing to forget.
   *
   * @returns false if there was nothing
   */
  forget(path: string): boolean;

  /** Returns when all changes are where they outlive the share, or it is clear that they cannot be. */
  flush(): Promise<void>;
}
