// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { type Answers, fakeBridge } from "../../test-support/fake-bridge.ts";
import { lettersId, summary, taxesId, unlocked } from "../../test-support/summaries.ts";
import { QuitDialog } from "./quit-dialog.tsx";

beforeAll(installDialogElement);
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(answers: Answers) {
  const bridge = fakeBridge(answers);
  const onClose = vi.fn();
  const vaults = [summary(taxesId, "Taxes", unlocked), summary(lettersId, "Letters")];
  render(<QuitDialog bridge={bridge} vaults={vaults} onClose={onClose} />);
  return { bridge, onClose };
}

const press = async (name: string) => {
  fireEvent.click(screen.getByRole("button", { name }));
  await act(() => Promise.resolve());
};

it("names the vaults that are open, and no other", () => {
  show({});
  expect(screen.getByRole("dialog").textContent).toContain("Open right now: Taxes.");
});

it("waits for those who write, tries again by itself, and cuts them off only when told to", async () => {
  const { bridge } = show({
    "app.quit": ({ force }) => ({
      ok: true,
      value: force ? { kind: "quitting" } : { kind: "busy", vaults: ["Taxes"] },
    }),
  });
  await press("Lock and quit");
  expect(screen.getByRole("progressbar")).toBeTruthy();
  expect(screen.getByRole("dialog").textContent).toContain("still writing into: Taxes");
  await act(() => vi.advanceTimersByTimeAsync(1_100));
  expect(bridge.asked.map(([, asked]) => asked)).toEqual([
    { force: false },
    { force: false },
    { force: false },
  ]);
  await press("Quit now");
  expect(bridge.asked.at(-1)).toEqual(["app.quit", { force: true }]);
});

it("cuts nobody off when Enter is pressed twice", async () => {
  const { bridge, onClose } = show({
    "app.quit": () => ({ ok: true, value: { kind: "busy", vaults: ["Taxes"] } }),
  });
  const pressEnter = async () => {
    const focused = document.activeElement;
    expect(focused?.getAttribute("type")).toBe("submit");
    fireEvent.click(focused ?? document.body);
    await act(() => Promise.resolve());
  };
  await pressEnter();
  expect(screen.getByRole("progressbar")).toBeTruthy();
  await pressEnter();
  expect(onClose).toHaveBeenCalledOnce();
  expect(bridge.asked).toEqual([["app.quit", { force: false }]]);
});

it("stays when the user changes their mind", async () => {
  const { bridge, onClose } = show({});
  await press("Cancel");
  expect(onClose).toHaveBeenCalledOnce();
  expect(bridge.asked).toEqual([]);
});

it("says why it could not quit", async () => {
  show({ "app.quit": () => ({ ok: false, failure: { kind: "unexpected" } }) });
  await press("Lock and quit");
  expect(screen.getByRole("alert").textContent).toContain("Something went wrong");
});
