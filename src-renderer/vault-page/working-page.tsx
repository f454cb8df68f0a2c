import type { ReactElement } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultState, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
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
      <Work bridge={bridge} vault={vault} work={work} />
    </>
  );
}

function Work({ bridge, vault, work }: Props): ReactElement {
  switch (work) {
    case "upgrading":
      return <UpgradeCard bridge={bridge} vault={vault} />;
    case "checking":
    case "repairing":
      return <CheckCard bridge={bridge} vault={vault} />;
    case "restoring":
      // How far it is stands in the dialog in front.
      return <ProgressBar label={text.page.working[work]} />;
    default:
      return assertNever(work);
  }
}
