/**
 * Where key files are, and where one can be put, as far as the window sees it. Every path is for the
 * eye only; a place that can be chosen is named by its id, and main keeps which folder that is.
 */

import { z } from "zod";

export const KeyHomeId = z.uuid().brand("KeyHomeId");
export type KeyHomeId = z.output<typeof KeyHomeId>;

/** A folder in which a key file can be kept. */
export const KeyHome = z.strictObject({
  id: KeyHomeId,
  /** A removable drive, or a folder that the user has chosen. */
  kind: z.enum(["drive", "folder"]),
  /** The name of the drive; `null` if it has none. */
  label: z.string().nullable(),
  place: z.string(),
});
export type KeyHome = Readonly<z.output<typeof KeyHome>>;

/** A place that this computer remembers. */
export const SeenKeyPlace = z.strictObject({
  label: z.string().nullable(),
  place: z.string(),
});
export type SeenKeyPlace = Readonly<z.output<typeof SeenKeyPlace>>;

/** Where the key file of a vault is right now. */
export const KeyWhere = z.discriminatedUnion("kind", [
  /** In the vault folder, where every app looks for it. */
  z.strictObject({ kind: z.literal("inside") }),
  /** Elsewhere, and it can be read. `isLinked`: a link in the vault folder leads there. */
  z.strictObject({
    kind: z.literal("here"),
    ...SeenKeyPlace.shape,
    isLinked: z.boolean(),
    isRemovable: z.boolean(),
  }),
  /** Chosen by the user for the next try. */
  z.strictObject({ kind: z.literal("chosen"), place: z.string() }),
  /** Elsewhere, where it cannot be read now. */
  z.strictObject({
    kind: z.literal("away"),
    places: z.array(SeenKeyPlace).readonly(),
    isLinked: z.boolean(),
  }),
  /** In no file: a Hub server gives the key to who is entitled. */
  z.strictObject({ kind: z.literal("hub"), host: z.string() }),
  /** Nobody knows. */
  z.strictObject({ kind: z.literal("unknown") }),
]);
export type KeyWhere = Readonly<z.output<typeof KeyWhere>>;

export const KeyPlaceRowId = z.uuid().brand("KeyPlaceRowId");
export type KeyPlaceRowId = z.output<typeof KeyPlaceRowId>;

/** Everything that is known of the key files of a vault. */
export const KeyReport = z.strictObject({
  where: KeyWhere,
  places: z
    .array(
      z.strictObject({
        id: KeyPlaceRowId,
        ...SeenKeyPlace.shape,
        isHere: z.boolean(),
        /** False for an older version, which takes the password of its time. */
        isCurrent: z.boolean(),
      }),
    )
    .readonly(),
  /** Names of files in the vault folder that go when the key file is moved out of it. */
  inFolder: z.array(z.string()).readonly(),
  /** Tells key files of vaults apart; also on the sheet with the recovery key. `null` if no key file is here. */
  fingerprint: z.string().nullable(),
  /** log2 of what each guess of the password costs; `null` if no key file is here. */
  scryptLog2: z.int().nullable(),
});
export type KeyReport = Readonly<z.output<typeof KeyReport>>;
