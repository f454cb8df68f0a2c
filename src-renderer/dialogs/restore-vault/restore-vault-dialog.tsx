import { type ReactElement, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { restoreText as words } from "../../../src-shared/text/restore-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { RestoreForm } from "./restore-form.tsx";
import { restoreVaultStore } from "./restore-vault-store.ts";
import { RestoredDialog } from "./restored-dialog.tsx";

/** Milliseconds between two looks: a stick that is plugged in is seen within two seconds. */
const LOOK_EVERY = 1_000;

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "name">;
  readonly onUnlock: () => void;
  readonly onClose: () => void;
}

/** Gives a vault back its configuration, its key file, or both. */
export function RestoreVaultDialog({ bridge, vault, onUnlock, onClose }: Props): ReactElement {
  const store = useMemo(() => restoreVaultStore(bridge, vault.id), [bridge, vault.id]);
  const state = useStore(store);
  const isWaiting = state.step === "key" && state.lost.keyFile !== "there";

  useEffect(() => store.follow(), [store]);

  useEffect(() => {
    void store.survey();
  }, [store]);

  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => void store.survey(), LOOK_EVERY);
    return () => {
      clearInterval(timer);
    };
  }, [store, isWaiting]);

  if (state.step === "done") {
    return (
      <RestoredDialog
        vaultName={vault.name}
        restored={state.restored}
        onUnlock={onUnlock}
        onClose={onClose}
      />
    );
  }
  if (state.step === "surveying") {
    return (
      <Dialog title={words.title(vault.name)} onSubmit={onClose} onCancel={onClose}>
        {state.failure ? (
          <FailureAlert failure={state.failure} />
        ) : (
          <ProgressBar label={words.surveying} />
        )}
        <DialogButtons>
          <Button type="submit">{words.close}</Button>
        </DialogButtons>
      </Dialog>
    );
  }
  const { hubHost } = state.lost;
  if (hubHost !== null) {
    return (
      <Dialog title={words.title(vault.name)} onSubmit={onClose} onCancel={onClose}>
        <p className="dialog-body">{words.hubThere(hubHost)}</p>
        <DialogButtons>
          <Button type="submit" look="primary">
            {words.close}
          </Button>
        </DialogButtons>
      </Dialog>
    );
  }
  return (
    <RestoreForm
      bridge={bridge}
      vaultName={vault.name}
      state={state}
      store={store}
      onClose={onClose}
    />
  );
}
