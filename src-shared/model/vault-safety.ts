/** How safe a vault is, as its page says it. */

import { z } from "zod";
import { KeyWhere } from "./key-place.ts";

export const LastCheck = z.strictObject({
  /** Milliseconds since 1970. */
  endedMs: z.number(),
  isDeep: z.boolean(),
  /** Damages that were found and not repaired. */
  problems: z.int().min(0),
});
export type LastCheck = Readonly<z.output<typeof LastCheck>>;

/** What could be better about an open vault, and is no fault: said once, until the user has read it. */
export const Hint = z.enum([
  /** It is old, and so are the costs of guessing its password. */
  "dearer-guesses",
  /** A link in the vault folder shows everybody where the key file is. */
  "linked-key",
]);
export type Hint = z.output<typeof Hint>;

export const VaultSafety = z.strictObject({
  /** `null` before its folder was looked at, or where there is no key file to be had. */
  key: KeyWhere.nullable(),
  /** Places, for the eye, where another version of the key file lies than the one that has opened it. */
  staleKeys: z.array(z.string()).readonly(),
  /** When the user has shown that the recovery key was kept, milliseconds since 1970. */
  recoveryKeyProvedMs: z.number().nullable(),
  lastCheck: LastCheck.nullable(),
  /** Conflict copies that the vault has told of and nobody has dismissed. */
  conflicts: z.int().min(0),
  /** Those that the user has not dismissed. */
  hints: z.array(Hint).readonly(),
});
export type VaultSafety = Readonly<z.output<typeof VaultSafety>>;

export const nothingKnown: VaultSafety = {
  key: null,
  staleKeys: [],
  recoveryKeyProvedMs: null,
  lastCheck: null,
  conflicts: 0,
  hints: [],
};
