import { type ReactElement, useState } from "react";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { rowHint } from "../vault-list/state-words.ts";
import { PageHeader } from "./page-header.tsx";
import type { VaultActions } from "./vault-actions.ts";

interface Props {
  readonly vault: VaultSummary;
  readonly actions: VaultActions;
}

/** The page of a vault whose folder is not where it was. */
export function MissingPage({ vault, actions }: Props): ReactElement {
  const [failure, setFailure] = useState<Failure | null>(null);
  const { heading, body, relocate } = text.missing;
  return (
    <>
      <PageHeader vault={vault} state={rowHint(vault)} onRename={actions.rename}>
        <Button look="quiet" onClick={actions.remove}>
          {text.page.remove}
        </Button>
        <Button onClick={() => void actions.relocate().then(setFailure)}>{relocate}</Button>
        <Button look="primary" onClick={actions.lookAgain}>
          {text.page.lookAgain}
        </Button>
      </PageHeader>
      {failure && <FailureAlert failure={failure} />}
      <section className="card card-trouble">
        <h2>{heading}</h2>
        <p>{body}</p>
      </section>
    </>
  );
}
