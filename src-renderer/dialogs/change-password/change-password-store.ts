import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";

export type ChangeState =
  | { readonly step: "asking"; readonly failure: Failure | null }
  | { readonly step: "changing" }
  /** `oldCopies`: names of older key files in the vault folder. */
  | { readonly step: "changed"; readonly oldCopies: readonly string[] };

export interface PasswordChange {
  readonly password: string;
  readonly newPassword: string;
  /** `null`: as before. */
  readonly guessCost: number | null;
}

/** A change of the password without its looks. Both passwords pass through and are never kept. */
export function changePasswordStore(bridge: Bridge, id: VaultId) {
  const store = createStore<ChangeState>(() => ({ step: "asking", failure: null }));

  async function change({ password, newPassword, guessCost }: PasswordChange): Promise<void> {
    store.setState({ step: "changing" }, true);
    const reply = await bridge.ask("key.change-password", {
      id,
      password,
      newPassword,
      guessCost,
    });
    store.setState(
      reply.ok
        ? { step: "changed", oldCopies: reply.value.oldCopies }
        : { step: "asking", failure: reply.failure },
      true,
    );
  }

  return { ...store, change };
}
