import type { ReactElement } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { transfersText as text } from "../../src-shared/text/transfers-text.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { CheckField } from "../ui/check-field.tsx";
import { OpenedFiles } from "./opened-files.tsx";
import { TransferCard } from "./transfer-card.tsx";
import type { TransferStore } from "./transfer-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly transfers: TransferStore;
  readonly settings: SettingsStore;
  readonly vaults: readonly VaultSummary[];
}

/** What is copied in and out, at the foot of whatever page is shown; nothing while there is nothing. */
export function TransferDock({ bridge, transfers, settings, vaults }: Props): ReactElement | null {
  const { list, refused } = useStore(transfers);
  const { settings: chosen } = useStore(settings);
  if (list.transfers.length + list.opened.length === 0 && refused === null) return null;
  return (
    <section className="transfers" aria-label={text.title}>
      {refused && (
        <Alert action={<Button onClick={transfers.dismissRefusal}>{text.dismiss}</Button>}>
          {failureText(refused)}
        </Alert>
      )}
      {list.transfers.length > 0 && (
        <>
          <header className="transfers-header">
            <h2>{text.title}</h2>
            <CheckField
              label={text.verify}
              isChecked={chosen.verifyTransfers}
              onChange={(verifyTransfers) => void settings.change({ verifyTransfers })}
            />
          </header>
          <ul className="transfer-list">
            {list.transfers.map((transfer) => (
              <TransferCard
                key={transfer.id}
                bridge={bridge}
                transfer={transfer}
                vaultName={vaults.find(({ id }) => id === transfer.vault)?.name ?? ""}
              />
            ))}
          </ul>
        </>
      )}
      {list.opened.length > 0 && (
        <OpenedFiles bridge={bridge} transfers={transfers} opened={list.opened} />
      )}
    </section>
  );
}
