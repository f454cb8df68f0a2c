import { z } from "zod";

/** Something about one of Latchkey's own files that the user has to know. Paths are on this computer. */
export const FileNotice = z.discriminatedUnion("kind", [
  /** The file was damaged or gone; the copy before the last change is in use. */
  z.strictObject({ kind: z.literal("restored"), keptAs: z.string().nullable() }),
  /** The file was damaged and there was no copy; the damaged one is kept. */
  z.strictObject({ kind: z.literal("started-empty"), keptAs: z.string() }),
  /** The file is there but the system does not let it be read; nothing is saved meanwhile. */
  z.strictObject({ kind: z.literal("not-readable"), path: z.string() }),
]);
export type FileNotice = z.output<typeof FileNotice>;
