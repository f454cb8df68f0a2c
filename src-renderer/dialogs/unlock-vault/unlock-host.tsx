import { type ReactElement, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { VaultId, VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { isKeyHere, keySearchStore } from "../../key-file/key-search-store.ts";
import { KeyAwayDialog } from "./key-away-dialog.tsx";
import { KeyLine } from "./key-line.tsx";
import { UnlockVaultDialog } from "./unlock-vault-dialog.tsx";
import { unlockVaultStore } from "./unlock-vault-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly onForgotten: (id: VaultId) => void;
  /** The key file is lost for good. */
  readonly onRestore: () => void;
  readonly onClose: () => void;
}

/** Asks for the key file where it is not there, and then for the password. */
export function UnlockHost({
  bridge,
  vault,
  onForgotten,
  onRestore,
  onClose,
}: Props): ReactElement {
  const { id } = vault;
  const store = useMemo(() => unlockVaultStore(bridge, id), [bridge, id]);
  // What is known of the key when the dialog opens is where the search begins; it goes on by itself.
  const [search] = useState(() => keySearchStore(bridge, id, vault.safety.key));
  const { where, failure } = useStore(search);
  const state = useStore(store);
  const unlockFailure = state.step === "asking" ? state.failure?.kind : undefined;

  useEffect(() => search.watch(), [search]);

  // Pulled out between two looks: the stick is waited for again.
  useEffect(() => {
    if (unlockFailure === "key-drive-missing" || unlockFailure === "masterkey-missing") {
      store.forgetFailure();
      void search.look();
    }
  }, [unlockFailure, store, search]);

  const forgotten = (): void => {
    onForgotten(id);
  };
  if (!isKeyHere(where)) {
    return (
      <KeyAwayDialog
        vault={vault}
        where={where}
        failure={failure}
        onChoose={() => void search.choose()}
        onRecover={forgotten}
        onRestore={onRestore}
        onClose={onClose}
      />
    );
  }
  return (
    <UnlockVaultDialog
      vault={vault}
      store={store}
      keyLine={<KeyLine where={where} failure={failure} onChoose={() => void search.choose()} />}
      onForgotten={forgotten}
      onClose={onClose}
    />
  );
}
