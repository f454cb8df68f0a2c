/** The rows of the contract about vaults that have lost their configuration, their key file, or both. */

import { z } from "zod";
import { LostFiles, Restored, RestoreLook, RestoreThreshold } from "../model/restore.ts";
import { VaultId } from "../model/vault-summary.ts";
import { NewKeyHome } from "./key-rows.ts";
import { oneVault, password } from "./shapes.ts";

/** What shows that the vault is the user's. A password is tried on every key file and kept copy of one. */
const RestoreKey = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("words"), words: z.string().min(1).max(10_000) }),
  z.strictObject({ kind: z.literal("password"), password }),
]);
export type RestoreKey = Readonly<z.output<typeof RestoreKey>>;

/** The name of a kept copy, as `LostFiles` has it. */
const copyName = z.string().min(1).max(10_000);

const RestoreChoice = z.strictObject({
  config: z.discriminatedUnion("kind", [
    /** Made again from what the vault holds; `null`: as its names tell. */
    z.strictObject({ kind: z.literal("made"), shorteningThreshold: RestoreThreshold.nullable() }),
    z.strictObject({ kind: z.literal("copy"), name: copyName }),
  ]),
  /** `null` where none is to be made. */
  keyFile: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("made"), newPassword: password, home: NewKeyHome }),
      z.strictObject({ kind: z.literal("copy"), name: copyName, home: NewKeyHome }),
    ])
    .nullable(),
});
export type RestoreChoice = Readonly<z.output<typeof RestoreChoice>>;

export const restoreRows = {
  /** What is lost, as far as it can be told without a key. */
  "restore.survey": { input: oneVault, output: LostFiles },

  /** Looks through the vault with a key, and says what a restore would do. Its progress is announced. */
  "restore.look": {
    input: z.strictObject({ id: VaultId, by: RestoreKey }),
    output: RestoreLook,
  },

  /** Does it. Nothing is written before all of it is proved. */
  "restore.start": {
    input: z.strictObject({ id: VaultId, by: RestoreKey, choice: RestoreChoice }),
    output: Restored,
  },

  /** Ends a look or a restore that is under way; it then fails with `cancelled`. */
  "restore.stop": { input: oneVault, output: z.null() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
