import { type ReactElement, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { isThere, keyHomesStore } from "../../key-file/key-homes-store.ts";
import { OldCopiesDialog } from "../change-password/old-copies-dialog.tsx";
import { RecoverForm } from "./recover-form.tsx";
import { firstHome, RecoverKeyHome } from "./recover-key-home.tsx";
import { recoverVaultStore } from "./recover-vault-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "name" | "safety">;
  readonly onClose: () => void;
}

/** A new password for a vault whose old one is not known any more, or whose key file is lost. */
export function RecoverVaultDialog({ bridge, vault, onClose }: Props): ReactElement | null {
  const store = useMemo(() => recoverVaultStore(bridge, vault.id), [bridge, vault.id]);
  const state = useStore(store);
  const homes = useMemo(() => keyHomesStore(bridge), [bridge]);
  const there = useStore(homes);
  // As it was when the dialog opened: what is found meanwhile changes no choice.
  const [where] = useState(vault.safety.key);
  const [home, setHome] = useState(() => firstHome(where));
  const isChosen = home !== null && (home.kind !== "home" || isThere(there, home.id));

  useEffect(() => {
    if (state.step === "unlocked") onClose();
  }, [state.step, onClose]);

  if (state.step === "unlocked") return null;
  if (state.step === "recovered") {
    const { oldCopies } = state;
    return (
      <OldCopiesDialog bridge={bridge} id={vault.id} oldCopies={oldCopies} onClose={onClose} />
    );
  }
  return (
    <RecoverForm
      bridge={bridge}
      vaultName={vault.name}
      state={state}
      store={store}
      choice={{
        isMade: isChosen,
        shown: <RecoverKeyHome homes={homes} where={where} home={home} onChoose={setHome} />,
      }}
      onRecover={(words, newPassword) => {
        if (home !== null) void store.recover(words, newPassword, home);
      }}
      onUnlock={(words) => void store.unlock(words)}
      onClose={onClose}
    />
  );
}
