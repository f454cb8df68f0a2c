// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { installDialogElement } from "../test-support/dialog-element.ts";
import { Button } from "./button.tsx";
import { Dialog, DialogButtons } from "./dialog.tsx";

beforeAll(installDialogElement);
afterEach(cleanup);

const nothing = (): void => undefined;

interface Props {
  readonly isBusy?: boolean;
  readonly children?: ReactElement;
}

function Question({ isBusy = false, children }: Props): ReactElement {
  return (
    <Dialog title="Lock?" onCancel={nothing} onSubmit={nothing}>
      {children}
      <DialogButtons>
        <Button>Cancel</Button>
        <Button type="submit" disabled={isBusy}>
          Lock
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

const focused = (): string =>
  document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "";

it("has the focus on the answer to go on with, and on a field before it", () => {
  render(<Question />);
  expect(focused()).toBe("Lock");
  cleanup();
  render(
    <Question>
      <textarea aria-label="words" />
    </Question>,
  );
  expect(focused()).toBe("words");
});

it("passes by what is hidden, and begins with the choice that is made", () => {
  render(
    <Question>
      <>
        <div hidden>
          <input aria-label="hidden" />
        </div>
        <input type="radio" name="way" aria-label="one" />
        <input type="radio" name="way" aria-label="other" defaultChecked />
      </>
    </Question>,
  );
  expect(focused()).toBe("other");
});

it("does not lose the focus while something runs, nor when it has ended", () => {
  const { rerender } = render(<Question />);
  // As a browser does it to what is disabled.
  screen.getByRole("button", { name: "Lock" }).blur();
  rerender(<Question isBusy />);
  expect(focused()).toBe("Cancel");
  (document.activeElement as HTMLElement).blur();
  rerender(<Question />);
  expect(focused()).toBe("Lock");
});

it("leaves the focus where the user has it", () => {
  const { rerender } = render(
    <Question>
      <input aria-label="name" />
    </Question>,
  );
  screen.getByRole("button", { name: "Cancel" }).focus();
  rerender(
    <Question isBusy>
      <input aria-label="name" />
    </Question>,
  );
  expect(focused()).toBe("Cancel");
});
