import type { ReactElement } from "react";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { PageHeader } from "./page-header.tsx";

interface Props {
  readonly vault: VaultSummary;
  /** What goes on. */
  readonly words: string;
}

export function WaitingPage({ vault, words }: Props): ReactElement {
  return (
    <>
      <PageHeader vault={vault} state={words} />
      <ProgressBar label={words} />
    </>
  );
}
