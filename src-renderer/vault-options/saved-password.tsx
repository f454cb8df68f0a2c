import type { ReactElement } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { vaultOptionsText as text } from "../../src-shared/text/vault-options-text.ts";
import { Button } from "../ui/button.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
}

/** That the password is in the keychain, and the way to take it out. */
export function SavedPassword({ bridge, vault }: Props): ReactElement | null {
  if (!vault.isPasswordSaved) return null;
  return (
    <div className="saved-password">
      <p>{text.passwordSaved}</p>
      <Button onClick={() => void bridge.ask("password.forget", { id: vault.id })}>
        {text.forgetPassword}
      </Button>
    </div>
  );
}
