import type { ReactElement } from "react";
import { recoveryVerdictText } from "../../../src-shared/text/recovery-verdict-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Alert } from "../../ui/alert.tsx";
import type { Refusal } from "./recover-vault-store.ts";

/** One line for each fault of the words. */
export function Refused({ refusal }: { readonly refusal: Refusal }): ReactElement {
  if (refusal.of === "vault") return <FailureAlert failure={refusal.failure} />;
  return (
    <Alert>
      <span className="alert-lines">{recoveryVerdictText(refusal.verdict)}</span>
    </Alert>
  );
}
