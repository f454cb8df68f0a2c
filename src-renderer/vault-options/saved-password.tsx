import { type ReactElement, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { vaultOptionsText as text } from "../../src-shared/text/vault-options-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
}

/** That the password is in the keychain, and the way to take it out. */
export function SavedPassword({ bridge, vault }: Props): ReactElement | null {
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!vault.isPasswordSaved) return null;

  async function forget(): Promise<void> {
    const reply = await bridge.ask("password.forget", { id: vault.id });
    setFailure(reply.ok ? null : reply.failure);
  }

  return (
    <>
      {failure && <FailureAlert failure={failure} />}
      <div className="saved-password">
        <p>{text.passwordSaved}</p>
        <Button onClick={() => void forget()}>{text.forgetPassword}</Button>
      </div>
    </>
  );
}
