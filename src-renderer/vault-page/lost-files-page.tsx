import { type ReactElement, useState } from "react";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { restoreText as words } from "../../src-shared/text/restore-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { rowHint } from "../vault-list/state-words.ts";
import { PageHeader } from "./page-header.tsx";
import type { VaultActions } from "./vault-actions.ts";

interface Props {
  readonly vault: VaultSummary;
  /** That both files are missing, as main says it. */
  readonly failure: Failure;
  readonly actions: VaultActions;
}

/** The page of a vault of which only the encrypted folders are there: its key file may be elsewhere, and say more. */
export function LostFilesPage({ vault, failure, actions }: Props): ReactElement {
  const [refusal, setRefusal] = useState<Failure | null>(null);
  return (
    <>
      <PageHeader vault={vault} state={rowHint(vault)} onRename={actions.rename}>
        <Button look="quiet" onClick={actions.remove}>
          {text.page.remove}
        </Button>
        <Button onClick={actions.lookAgain}>{text.page.lookAgain}</Button>
        <Button onClick={() => void actions.chooseKey().then(setRefusal)}>{words.chooseKey}</Button>
        <Button look="primary" onClick={actions.restore}>
          {words.cardButton}
        </Button>
      </PageHeader>
      {refusal && <FailureAlert failure={refusal} />}
      <section className="card card-trouble">
        <h2>{words.lostHeading}</h2>
        <p>{failureText(failure)}</p>
      </section>
    </>
  );
}
