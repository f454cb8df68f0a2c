/** What a salvage has to tell while it runs, and at its end. */

import type { Failure } from "../../src-shared/failure.ts";
import type { CipherCombo } from "../format/cipher-combo.ts";

/**
 * Bytes `[start, end)` of cleartext that do not authenticate; zeros in the salvaged file. An empty
 * range is a place where the file was cut off: how much is missing there cannot be known.
 */
export type Hole = readonly [start: number, end: number];

/** Why something could not be salvaged whole. */
export type DamageReason = Extract<
  Failure["kind"],
  /** It does not authenticate. */
  | "tampered"
  /** Its node, or its content directory, is missing or half there. */
  | "broken-node"
  /** There is only a placeholder: the cloud has it. */
  | "not-downloaded"
  /** The disk refuses to read it. */
  | "permission-denied"
>;

export type SalvageEvent =
  | {
      readonly kind: "damaged";
      readonly type: "file" | "directory" | "symlink";
      /** Cleartext path; below the folder for lost ones if its own is not known. */
      readonly path: string;
      /** Relative to the vault folder. */
      readonly ciphertextPath: string;
      readonly reason: DamageReason;
      /** Of a file. */
      readonly holes: readonly Hole[];
      /** Relative to the target; `null` if nothing could be saved. */
      readonly savedAs: string | null;
    }
  /** Whole, but under another name than its own. */
  | { readonly kind: "renamed"; readonly path: string; readonly savedAs: string }
  /** Whole in the vault, and could not be written on this computer. */
  | { readonly kind: "unsaved"; readonly path: string; readonly failure: Failure }
  | ({ readonly kind: "progress" } & SalvageProgress);

export interface SalvageProgress {
  readonly doneFiles: number;
  /** Bytes of cleartext. */
  readonly doneBytes: number;
  /** 0 unless asked for. */
  readonly totalFiles: number;
  readonly totalBytes: number;
}

export interface SalvageSummary {
  /** Saved, with holes or without. */
  readonly files: number;
  readonly directories: number;
  readonly symlinks: number;
  /** Of cleartext, holes not counted. */
  readonly bytes: number;
  /** Saved with holes. */
  readonly damaged: number;
  /** Of which nothing could be saved. */
  readonly lost: number;
  /** Content directories that nothing led to. */
  readonly orphans: number;
  /** Saved without their own name, which could not be read. */
  readonly nameless: number;
  /** Saved under another name than their own, because that was taken or this computer refused it. */
  readonly renamed: number;
  /** Not written, because this computer refused. */
  readonly unsaved: number;
  /** As the config says, or as it was found out. */
  readonly cipher: CipherCombo;
  /** As the config says, or one that fits the names. */
  readonly shorteningThreshold: number;
  /** False if the config was missing or not true. */
  readonly hasConfig: boolean;
}
