import { type ReactElement, useMemo } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultId, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import type { AddVaultStore } from "../add-vault/add-vault-store.ts";
import { AddRefusedDialog } from "./add-refused/add-refused-dialog.tsx";
import { ChangePasswordDialog } from "./change-password/change-password-dialog.tsx";
import type { OpenDialog } from "./dialog-store.ts";
import { DropRefusedDialog } from "./drop-refused/drop-refused-dialog.tsx";
import { BringKeyDialog } from "./key-file/bring-key-dialog.tsx";
import { RememberKeyDialog } from "./key-file/remember-key-dialog.tsx";
import { LeaveHubDialog } from "./leave-hub/leave-hub-dialog.tsx";
import { QuitDialog } from "./quit/quit-dialog.tsx";
import { RecoverVaultDialog } from "./recover-vault/recover-vault-dialog.tsx";
import { RemoveVaultDialog } from "./remove-vault/remove-vault-dialog.tsx";
import { removeVaultStore } from "./remove-vault/remove-vault-store.ts";
import { RenameVaultDialog } from "./rename-vault/rename-vault-dialog.tsx";
import { StillWritingDialog } from "./still-writing/still-writing-dialog.tsx";
import { TroubleDialog } from "./trouble/trouble-dialog.tsx";
import { UnlockHubDialog } from "./unlock-hub/unlock-hub-dialog.tsx";
import { UnlockHost } from "./unlock-vault/unlock-host.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly open: OpenDialog | null;
  readonly onClose: () => void;
  /** The password of a vault is not known any more. */
  readonly onForgotten: (id: VaultId) => void;
  readonly adding: AddVaultStore;
  readonly vaults: readonly VaultSummary[];
}

/** Shows the one dialog that is open, if any. */
export function DialogHost(props: Props): ReactElement | null {
  const { bridge, open, onClose, adding, vaults } = props;
  if (open === null) return null;

  if (open.kind === "add-refused") {
    return (
      <AddRefusedDialog
        failure={open.failure}
        onClose={onClose}
        onAgain={() => {
          onClose();
          void adding.choose();
        }}
      />
    );
  }
  if (open.kind === "drop-refused") {
    return <DropRefusedDialog failure={open.failure} onClose={onClose} />;
  }
  if (open.kind === "quit") {
    return <QuitDialog bridge={bridge} vaults={vaults} onClose={onClose} />;
  }
  if (open.kind === "trouble") {
    return <TroubleDialog bridge={bridge} trouble={open.trouble} onClose={onClose} />;
  }
  const vault = vaults.find(({ id }) => id === open.id);
  return vault ? <AboutVault {...props} open={open} vault={vault} /> : null;
}

interface AboutVaultProps extends Omit<Props, "open"> {
  readonly open: Extract<OpenDialog, { readonly id: VaultId }>;
  readonly vault: VaultSummary;
}

function AboutVault({ bridge, open, vault, onForgotten, onClose }: AboutVaultProps): ReactElement {
  switch (open.kind) {
    case "unlock":
      return vault.safety.key?.kind === "hub" ? (
        <UnlockHubDialog key={vault.id} bridge={bridge} vault={vault} onClose={onClose} />
      ) : (
        <UnlockHost
          key={vault.id}
          bridge={bridge}
          vault={vault}
          onForgotten={onForgotten}
          onClose={onClose}
        />
      );
    case "rename":
      return <RenameVaultDialog key={vault.id} bridge={bridge} vault={vault} onClose={onClose} />;
    case "recover":
      return <RecoverVaultDialog key={vault.id} bridge={bridge} vault={vault} onClose={onClose} />;
    case "change-password":
      return (
        <ChangePasswordDialog key={vault.id} bridge={bridge} vault={vault} onClose={onClose} />
      );
    case "leave-hub":
      return <LeaveHubDialog key={vault.id} bridge={bridge} vault={vault} onClose={onClose} />;
    case "move-key":
    case "copy-key":
      return (
        <BringKeyDialog
          key={vault.id}
          bridge={bridge}
          vault={vault}
          isMove={open.kind === "move-key"}
          onClose={onClose}
        />
      );
    case "remember-key":
      return <RememberKeyDialog key={vault.id} bridge={bridge} vault={vault} onClose={onClose} />;
    case "remove":
      return <RemoveHost key={vault.id} bridge={bridge} vault={vault} onClose={onClose} />;
    case "still-writing":
      return (
        <StillWritingDialog
          key={vault.id}
          bridge={bridge}
          vault={vault}
          inUse={open}
          onClose={onClose}
        />
      );
    default:
      return assertNever(open);
  }
}

interface HostProps {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly onClose: () => void;
}

function RemoveHost({ bridge, vault, onClose }: HostProps): ReactElement {
  const store = useMemo(() => removeVaultStore(bridge, vault.id), [bridge, vault.id]);
  return <RemoveVaultDialog vaultName={vault.name} store={store} onClose={onClose} />;
}
