/** What the window hears when it asks where a file of a vault lies, or what an encrypted file is. */

import { z } from "zod";

/** Where something of a vault lies on the disk. */
export const LocatedFile = z.strictObject({
  /** Cleartext path in the vault. */
  path: z.string(),
  /** Relative to the vault folder. */
  ciphertextPath: z.string(),
});
export type LocatedFile = z.output<typeof LocatedFile>;

/** What one file that the user has shown is in the vault. */
export const NamedFile = z.strictObject({
  /** As a person would write it; for the eye only. */
  file: z.string(),
  /** Cleartext path in the vault; `null` if it has none. */
  path: z.string().nullable(),
  /** Why it has none: nothing of this vault, or in a folder that nothing leads to. */
  problem: z.enum(["foreign", "orphan"]).nullable(),
});
export type NamedFile = z.output<typeof NamedFile>;
