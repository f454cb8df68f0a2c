/** What can be said of words that should be the recovery key of a vault. */

import { z } from "zod";

/** A word that is in no recovery key, with its place from 1. */
const UnknownWord = z.strictObject({
  place: z.int(),
  typed: z.string(),
  /** What it was most likely meant to be, the nearest first; may be empty. */
  near: z.array(z.string()).readonly(),
});
export type UnknownWord = Readonly<z.output<typeof UnknownWord>>;

export const RecoveryKeyVerdict = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("belongs") }),
  /** A recovery key, but not of this vault. */
  z.strictObject({ kind: z.literal("another-vault") }),
  z.strictObject({
    kind: z.literal("unknown-words"),
    words: z.array(UnknownWord).readonly(),
  }),
  z.strictObject({ kind: z.literal("wrong-count"), count: z.int() }),
  /** `swapped`: these two words changed places, as the vault itself shows; `null` if it is something else. */
  z.strictObject({
    kind: z.literal("wrong-checksum"),
    swapped: z.tuple([z.int(), z.int()]).readonly().nullable(),
  }),
]);
export type RecoveryKeyVerdict = Readonly<z.output<typeof RecoveryKeyVerdict>>;
