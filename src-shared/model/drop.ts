/**
 * Where in the window the user let go of files.
 *
 * The page marks its zones with an attribute, because the preload script, which
 * alone learns the paths, shares nothing with the page but its elements. What
 * the attribute says is the page's word: main parses it, and believes no more
 * of it than that the user was looking at this vault or folder.
 */

import { z } from "zod";
import { zoneAttribute } from "../contract/drop-channel.ts";
import { VaultId } from "./vault-summary.ts";

export const DropZone = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("window") }),
  /** The page of an open vault. */
  z.strictObject({ kind: z.literal("vault"), id: VaultId }),
  /** A folder of an open vault, by its cleartext path, e.g. `/Letters`. */
  z.strictObject({ kind: z.literal("folder"), id: VaultId, folder: z.string().startsWith("/") }),
]);
export type DropZone = z.output<typeof DropZone>;

export interface Drop {
  readonly zone: DropZone;
  /** Absolute on this computer; never from the page. */
  readonly paths: readonly string[];
}

/** Makes an element a zone: what falls on it, or on anything in it that is no zone itself, fell there. */
export function dropZone(zone: DropZone): Readonly<Record<typeof zoneAttribute, string>> {
  return { [zoneAttribute]: JSON.stringify(zone) };
}
