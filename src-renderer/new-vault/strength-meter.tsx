import type { ReactElement } from "react";
import type { PasswordJudgement } from "../../src-shared/model/new-vault.ts";
import { passwordHintText, newVaultText as words } from "../../src-shared/text/new-vault-text.ts";

/** From here on a password will do. */
const goodScore = 3;

/** How strong the password is, and what makes it weak. Keeps its place while nothing is typed. */
export function StrengthMeter({
  judgement,
}: {
  readonly judgement: PasswordJudgement | null;
}): ReactElement {
  const score = judgement?.score ?? 0;
  const verdict = judgement ? words.scores[score] : "";
  return (
    <div className="strength">
      <meter className="spoken" aria-label={words.strength} max={4} value={score}>
        {verdict}
      </meter>
      <div className={score >= goodScore ? "strength-bar strength-good" : "strength-bar"}>
        {[1, 2, 3, 4].map((part) => (
          <span key={part} className={part <= score ? "strength-reached" : undefined} />
        ))}
      </div>
      <p className="field-hint" aria-live="polite">
        {judgement && (
          <>
            <b>{verdict}.</b> {judgement.hint && passwordHintText(judgement.hint)}
          </>
        )}
      </p>
    </div>
  );
}
