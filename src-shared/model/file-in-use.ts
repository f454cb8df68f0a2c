import { z } from "zod";

/**
 * A file that programs are busy with. `locked`: one of them has said that it works with the file;
 * `copying`: it is copied in or out, which is gone on with when the vault is open again.
 */
export const FileInUse = z.strictObject({
  /** Cleartext path in the vault. */
  path: z.string(),
  use: z.enum(["writing", "locked", "reading", "copying"]),
});
export type FileInUse = Readonly<z.output<typeof FileInUse>>;
