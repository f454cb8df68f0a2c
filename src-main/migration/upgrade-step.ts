/**
 * An upgrade is a chain of steps, one per format. Each is prepared before the
 * first one changes anything, so what cannot be upgraded is refused untouched;
 * each can be cut off at any moment and begun again.
 */

import type { World } from "../base/world.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import type { ScryptCost } from "../crypto/scrypt.ts";
import type { Storage } from "../storage/storage.ts";
import type { KeyPlace } from "../vault/key-place.ts";

export type UpgradeEvent =
  /** Names that have been renamed so far, of those the step will rename. */
  | {
      readonly kind: "progress";
      readonly from: number;
      readonly to: number;
      readonly doneNames: number;
      readonly totalNames: number;
    }
  /** A file was left as it is: its long name is lost, or not synced. The path is relative to the vault folder. */
  | { readonly kind: "skipped"; readonly ciphertextPath: string }
  /** The vault has the format `to` now. */
  | { readonly kind: "step"; readonly from: number; readonly to: number };

export interface UpgradeContext {
  readonly world: World;
  readonly storage: Storage;
  readonly keyPlace: KeyPlace;
  readonly key: Masterkey;
  /** UTF-8 of its NFC form. */
  readonly password: Uint8Array;
  /** What the password check costs; kept as it is. */
  readonly cost: ScryptCost;
  /** Ends the upgrade between two names; the next one goes on from there. */
  readonly signal: AbortSignal | undefined;
}

export interface UpgradeStep {
  readonly from: number;
  readonly to: number;
  /** Makes the change. The last event is its `step`. */
  run(): AsyncGenerator<UpgradeEvent>;
}

/** @throws VaultError if this vault cannot make the step; nothing was changed then */
export type PrepareStep = (context: UpgradeContext) => Promise<UpgradeStep>;
