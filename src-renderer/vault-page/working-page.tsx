import type { ReactElement } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultState, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { CheckCard } from "../vault-options/check-card.tsx";
import { UpgradeCard } from "../vault-options/upgrade-card.tsx";
import { PageHeader } from "./page-header.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly work: Extract<VaultState, { kind: "working" }>["work"];
}

/** The page of a vault that is shut for as long as it is worked on. */
export function WorkingPage({ bridge, vault, work }: Props): ReactElement {
  return (
    <>
      <PageHeader vault={vault} state={text.page.working[work]} />
      {work === "upgrading" ? (
        <UpgradeCard bridge={bridge} vault={vault} />
      ) : (
        <CheckCard bridge={bridge} vault={vault} />
      )}
    </>
  );
}
