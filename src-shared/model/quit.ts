import { z } from "zod";

/** What became of the wish to quit. */
export const QuitOutcome = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("quitting") }),
  /** Programs are still writing into these vaults. */
  z.strictObject({ kind: z.literal("busy"), vaults: z.array(z.string()).readonly() }),
]);
export type QuitOutcome = z.output<typeof QuitOutcome>;
