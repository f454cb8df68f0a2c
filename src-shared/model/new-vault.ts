/**
 * What is said between window and main while a vault is being made.
 *
 * A place is named by its id alone; main keeps which folder that is.
 */

import { z } from "zod";

export const PlaceId = z.uuid().brand("PlaceId");
export type PlaceId = z.output<typeof PlaceId>;

/** A folder in which a vault can be made. */
export const Place = z.strictObject({
  id: PlaceId,
  /** Whose folder it is, e.g. `Dropbox`; `null` for one that the user has chosen. */
  provider: z.string().nullable(),
  /** As a person would write it, with `~` for the home folder. For the eye only. */
  place: z.string(),
});
export type Place = z.output<typeof Place>;

/** Why no vault can be made in a place under a name. `place` is for the eye only. */
export const PlaceProblem = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("gone") }),
  z.strictObject({ kind: z.literal("not-writable") }),
  z.strictObject({ kind: z.literal("name-taken") }),
  /** In the folder of a vault, where only ciphertext belongs. */
  z.strictObject({ kind: z.literal("inside-vault"), place: z.string() }),
  /** On the drive of a vault that is open here. */
  z.strictObject({ kind: z.literal("inside-open-vault"), name: z.string() }),
  /** Not even the shortest ciphertext paths would fit on this system. */
  z.strictObject({ kind: z.literal("path-too-long") }),
]);
export type PlaceProblem = z.output<typeof PlaceProblem>;

export const PlaceCheck = z.strictObject({
  /** The folder that the vault would get, for the eye only. */
  folder: z.string(),
  problem: PlaceProblem.nullable(),
  /** Bytes that are free there, if they are few; else `null`. */
  scarceBytes: z.number().nullable(),
  /** Some files there are only in the cloud, and so could those of the vault be. */
  hasFilesOnDemand: z.boolean(),
  /** The shortening threshold that this place needs; `null` if any will do. */
  neededThreshold: z.int().nullable(),
});
export type PlaceCheck = z.output<typeof PlaceCheck>;

export const ciphers = ["SIV_GCM", "SIV_CTRMAC"] as const;
export const Cipher = z.enum(ciphers);
export type Cipher = z.output<typeof Cipher>;

/** Characters of a ciphertext name beyond which it is shortened. */
export const thresholdRange: Readonly<Record<"least" | "most", number>> = { least: 36, most: 220 };

/** Characters (not bytes) that the password of a new vault has at least. */
export const MIN_PASSWORD = 8;

/** What makes a password easy to guess. */
export const PasswordHint = z.enum([
  "common",
  "name",
  "word",
  "keyboard",
  "repeated",
  "sequence",
  "date",
  "leaked",
]);
export type PasswordHint = z.output<typeof PasswordHint>;

export const PasswordJudgement = z.strictObject({
  /** 0: guessed at once, 4: not guessed in a lifetime. */
  score: z.literal([0, 1, 2, 3, 4]),
  hint: PasswordHint.nullable(),
});
export type PasswordJudgement = z.output<typeof PasswordJudgement>;
