import type { ReactElement } from "react";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { restoreText } from "../../src-shared/text/restore-text.ts";
import { NextStepButton } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { rowHint } from "../vault-list/state-words.ts";
import { PageHeader } from "./page-header.tsx";
import type { VaultActions } from "./vault-actions.ts";

interface Props {
  readonly vault: VaultSummary;
  readonly heading: string;
  /** What is the matter, and what to do about it. */
  readonly body: string;
  /** What is the matter, as main says it. */
  readonly failure: Failure;
  readonly actions: VaultActions;
}

/** The page of a vault that cannot be unlocked as it is. */
export function TroublePage({ vault, heading, body, failure, actions }: Props): ReactElement {
  return (
    <>
      <PageHeader vault={vault} state={rowHint(vault)} onRename={actions.rename}>
        <Button look="quiet" onClick={actions.remove}>
          {text.page.remove}
        </Button>
        <NextStepButton failure={failure} />
        {failure.kind === "masterkey-missing" && (
          <Button onClick={actions.restore}>{restoreText.cardButton}</Button>
        )}
        <Button look="primary" onClick={actions.lookAgain}>
          {text.page.lookAgain}
        </Button>
      </PageHeader>
      <section className="card card-trouble">
        <h2>{heading}</h2>
        <p>{body}</p>
      </section>
    </>
  );
}
