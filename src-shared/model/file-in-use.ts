import { z } from "zod";

/** A file that programs are busy with. `locked`: one of them has said that it works with the file. */
export const FileInUse = z.strictObject({
  /** Cleartext path in the vault. */
  path: z.string(),
  use: z.enum(["writing", "locked", "reading"]),
});
export type FileInUse = Readonly<z.output<typeof FileInUse>>;
