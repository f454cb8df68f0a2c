/**
 * What an open vault has to tell without being asked.
 *
 * `path` is the cleartext path, `null` where it cannot be known;
 * `ciphertextPath` is relative to the vault folder.
 */

import { z } from "zod";

const place = { path: z.string().nullable(), ciphertextPath: z.string() };

export const VaultEvent = z.discriminatedUnion("kind", [
  /** A conflict copy of a sync client was given a name of its own, or collapsed with its equal. */
  z.strictObject({ kind: z.literal("conflict-resolved"), ...place, resolvedPath: z.string() }),
  /** A conflict copy is there that could not be given a name. It is listed under the name it has. */
  z.strictObject({ kind: z.literal("conflict-not-resolved"), ...place }),
  /** Content did not authenticate. */
  z.strictObject({ kind: z.literal("decryption-failed"), ...place }),
  /** A node is half there: an empty or missing directory id, no content, an unknown type. */
  z.strictObject({ kind: z.literal("broken-node"), ...place }),
  /** An entry that looks encrypted, whose name does not decrypt in its directory. `path` is that of the directory. */
  z.strictObject({ kind: z.literal("name-not-decodable"), ...place }),
  /** The vault folder went away: unplugged, unmounted, moved. */
  z.strictObject({ kind: z.literal("folder-gone") }),
  /** … and came back. */
  z.strictObject({ kind: z.literal("folder-back") }),
]);

export type VaultEvent = z.output<typeof VaultEvent>;
