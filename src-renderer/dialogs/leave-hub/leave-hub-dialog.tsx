import { type ReactElement, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { leaveHubText } from "../../../src-shared/text/hub-text.ts";
import { RecoverForm } from "../recover-vault/recover-form.tsx";
import { recoverVaultStore } from "../recover-vault/recover-vault-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "name">;
  readonly onClose: () => void;
}

/** A password for a vault whose key was kept by a Hub, by its recovery key. */
export function LeaveHubDialog({ bridge, vault, onClose }: Props): ReactElement | null {
  const { id, name } = vault;
  const store = useMemo(
    () =>
      recoverVaultStore(bridge, id, async (words, newPassword) => {
        const reply = await bridge.ask("hub.leave", { id, words, newPassword });
        return reply.ok ? { ok: true, value: { oldCopies: [] } } : reply;
      }),
    [bridge, id],
  );
  const state = useStore(store);

  useEffect(() => {
    if (state.step === "recovered") onClose();
  }, [state.step, onClose]);

  if (state.step !== "words" && state.step !== "password") return null;
  return (
    <RecoverForm
      bridge={bridge}
      vaultName={name}
      state={state}
      store={store}
      texts={leaveHubText}
      onRecover={(words, newPassword) => void store.recover(words, newPassword, { kind: "vault" })}
      onClose={onClose}
    />
  );
}
