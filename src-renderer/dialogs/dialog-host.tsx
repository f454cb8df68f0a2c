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
import { RestoreVaultDialog } from "./restore-vault/restore-vault-dialog.tsx";
import { StillWritingDialog } from "./still-writing/still-writing-dialog.tsx";
import { TroubleDialog } from "./trouble/trouble-dialog.tsx";
import { UnlockHubDialog } from "./unlock-hub/unlock-hub-dialog.tsx";
import { UnlockHost } from "./unlock-vault/unlock-host.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly open: OpenDialog | null;
  readonly onClose: () => void;
  /** One dialog leads to another, which takes its place. */
  readonly onShow: (open: OpenDialog) => void;
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

function AboutVault(props: AboutVaultProps): ReactElement {
  const { bridge, open, vault, onShow, onClose } = props;
  const { id } = vault;
  const shared = { bridge, vault, onClose };
  switch (open.kind) {
    case "unlock":
      return <Unlocking {...props} />;
    case "rename":
      return <RenameVaultDialog key={id} {...shared} />;
    case "recover":
      return <RecoverVaultDialog key={id} {...shared} />;
    case "restore":
      return (
        <RestoreVaultDialog
          key={id}
          {...shared}
          onUnlock={() => {
            onShow({ kind: "unlock", id });
          }}
        />
      );
    case "change-password":
      return <ChangePasswordDialog key={id} {...shared} isDearer={open.dearer ?? false} />;
    case "leave-hub":
      return <LeaveHubDialog key={id} {...shared} />;
    case "move-key":
    case "copy-key":
      return <BringKeyDialog key={id} {...shared} isMove={open.kind === "move-key"} />;
    case "remember-key":
      return <RememberKeyDialog key={id} {...shared} />;
    case "remove":
      return <RemoveHost key={id} {...shared} />;
    case "still-writing":
      return <StillWritingDialog key={id} {...shared} inUse={open} />;
    default:
      return assertNever(open);
  }
}

function Unlocking({ bridge, vault, onShow, onClose }: AboutVaultProps): ReactElement {
  const { id } = vault;
  return vault.safety.key?.kind === "hub" ? (
    <UnlockHubDialog key={id} bridge={bridge} vault={vault} onClose={onClose} />
  ) : (
    <UnlockHost
      key={id}
      bridge={bridge}
      vault={vault}
      onForgotten={() => {
        onShow({ kind: "recover", id });
      }}
      onRestore={() => {
        onShow({ kind: "restore", id });
      }}
      onClose={onClose}
    />
  );
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
