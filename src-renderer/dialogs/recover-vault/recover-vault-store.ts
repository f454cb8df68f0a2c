import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { NewKeyHome } from "../../../src-shared/contract/key-rows.ts";
import type { Failure, Result } from "../../../src-shared/failure.ts";
import type { RecoveryKeyVerdict } from "../../../src-shared/model/recovery-key-verdict.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";

/** What kept the dialog from going on: of the words, or of anything else. */
export type Refusal =
  | { readonly of: "words"; readonly verdict: RecoveryKeyVerdict }
  | { readonly of: "vault"; readonly failure: Failure };

export type RecoverState =
  | { readonly step: "words"; readonly isBusy: boolean; readonly refusal: Refusal | null }
  /** The words are those of the vault. */
  | {
      readonly step: "password";
      readonly isBusy: boolean;
      /** Busy with opening the vault this once, and not with a new password. */
      readonly isUnlocking: boolean;
      readonly refusal: Refusal | null;
    }
  | { readonly step: "unlocked" }
  | { readonly step: "recovered"; readonly oldCopies: readonly string[] };

/** Gives the vault a new key file by its recovery key. */
type RecoverBy = (
  words: string,
  newPassword: string,
  home: NewKeyHome,
) => Promise<Result<{ readonly oldCopies: readonly string[] }>>;

const atPassword = { step: "password", isBusy: false, isUnlocking: false, refusal: null } as const;

export type RecoverVaultStore = ReturnType<typeof recoverVaultStore>;

/** The use of a recovery key without its looks. Words and password pass through and are never kept. */
export function recoverVaultStore(
  bridge: Bridge,
  id: VaultId,
  recoverBy: RecoverBy = (words, newPassword, home) =>
    bridge.ask("recovery-key.recover", { id, words, newPassword, home }),
) {
  const store = createStore<RecoverState>(() => ({ step: "words", isBusy: false, refusal: null }));

  function refuse(step: "words" | "password", refusal: Refusal): void {
    if (step === "words") store.setState({ step, isBusy: false, refusal }, true);
    else store.setState({ ...atPassword, refusal }, true);
  }

  async function check(words: string): Promise<void> {
    store.setState({ step: "words", isBusy: true, refusal: null }, true);
    const reply = await bridge.ask("recovery-key.check", { id, words });
    if (!reply.ok) refuse("words", { of: "vault", failure: reply.failure });
    else if (reply.value.kind !== "belongs") refuse("words", { of: "words", verdict: reply.value });
    else store.setState(atPassword, true);
  }

  /** Opens the vault this once; its password stays what it is. */
  async function unlock(words: string): Promise<void> {
    store.setState({ ...atPassword, isBusy: true, isUnlocking: true }, true);
    const reply = await bridge.ask("recovery-key.unlock", { id, words, readOnly: false });
    if (!reply.ok) refuse("password", { of: "vault", failure: reply.failure });
    else store.setState({ step: "unlocked" }, true);
  }

  /** @param home - where the new key file goes */
  async function recover(words: string, newPassword: string, home: NewKeyHome): Promise<void> {
    store.setState({ ...atPassword, isBusy: true }, true);
    const reply = await recoverBy(words, newPassword, home);
    if (!reply.ok) refuse("password", { of: "vault", failure: reply.failure });
    else store.setState({ step: "recovered", oldCopies: reply.value.oldCopies }, true);
  }

  return { ...store, check, unlock, recover };
}
