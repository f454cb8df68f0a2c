// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Failure } from "../../src-shared/failure.ts";
import { nextStepText } from "../../src-shared/text/next-step-text.ts";
import { FailureAlert } from "./failure-alert.tsx";
import { type NextStep, nextSteps } from "./next-step.ts";
import { StepTakerContext } from "./step-takers.ts";

afterEach(cleanup);

const locked: Failure = { kind: "locked" };

function show(failure: Failure, takes: (step: NextStep) => boolean) {
  const taken: NextStep[] = [];
  render(
    <StepTakerContext value={(step) => (takes(step) ? () => taken.push(step) : null)}>
      <FailureAlert failure={failure} />
    </StepTakerContext>,
  );
  return taken;
}

it("says what happened, and offers what to do next", () => {
  const taken = show(locked, () => true);
  expect(screen.getByRole("alert").textContent).toContain("The vault is locked.");
  fireEvent.click(screen.getByRole("button", { name: "Unlock…" }));
  expect(taken).toEqual(["unlock"]);
});

it("offers nothing that cannot be done here", () => {
  show(locked, (step) => step !== "unlock");
  expect(screen.queryByRole("button")).toBeNull();
});

it("offers nothing where what to do stands beside the failure", () => {
  show({ kind: "wrong-password" }, () => true);
  expect(screen.queryByRole("button")).toBeNull();
});

it("says what is known better than the failure itself", () => {
  render(<FailureAlert failure={locked} sentence="It was locked a moment ago." />);
  expect(screen.getByRole("alert").textContent).toBe("It was locked a moment ago.");
});

describe("every step that a failure leads to", () => {
  const steps = new Set(Object.values(nextSteps).filter((step) => step in nextStepText));
  it.each(Object.keys(nextStepText))("%s is led to by one", (step) => {
    expect(steps).toContain(step);
  });
});
