import { type ReactElement, useContext } from "react";
import type { Failure } from "../../src-shared/failure.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { nextStepText } from "../../src-shared/text/next-step-text.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { nextSteps } from "./next-step.ts";
import { StepTakerContext } from "./step-takers.ts";

interface Props {
  readonly failure: Failure;
  /** Said instead of the sentence of this kind, where more is known. */
  readonly sentence?: string;
}

/** What went wrong, and the button of what to do next where there is one. */
export function FailureAlert({ failure, sentence }: Props): ReactElement {
  return (
    <Alert action={<NextStepButton failure={failure} />}>{sentence ?? failureText(failure)}</Alert>
  );
}

export function NextStepButton({ failure }: { readonly failure: Failure }): ReactElement | null {
  const takerOf = useContext(StepTakerContext);
  const step = nextSteps[failure.kind];
  if (step === "here" || step === "elsewhere") return null;
  const take = takerOf(step);
  return take && <Button onClick={take}>{nextStepText[step]}</Button>;
}
