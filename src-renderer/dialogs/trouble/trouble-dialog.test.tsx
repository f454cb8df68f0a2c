// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { type Answers, fakeBridge } from "../../test-support/fake-bridge.ts";
import { TroubleDialog } from "./trouble-dialog.tsx";

beforeAll(installDialogElement);
afterEach(cleanup);

const trouble = { code: "K7QX-2M4P", report: "Latchkey 1.2.3\nmain: RangeError" };

function show(answers: Answers = {}) {
  const bridge = fakeBridge(answers);
  const onClose = vi.fn();
  render(<TroubleDialog bridge={bridge} trouble={trouble} onClose={onClose} />);
  return { bridge, onClose };
}

const press = async (name: string) => {
  fireEvent.click(screen.getByRole("button", { name }));
  await act(() => Promise.resolve());
};

it("shows the code, and the whole report before anybody is given it", () => {
  show();
  expect(screen.getByText("K7QX-2M4P")).toBeTruthy();
  expect(screen.getByText(/main: RangeError/)).toBeTruthy();
});

it("says that the report was copied only when it was", async () => {
  const done = vi.fn<NonNullable<Answers["trouble.copy"]>>();
  done.mockReturnValueOnce({ ok: false, failure: { kind: "unexpected" } });
  done.mockReturnValueOnce({ ok: true, value: null });
  show({ "trouble.copy": done });
  await press("Copy the report");
  expect(screen.queryByRole("button", { name: "Copied" })).toBeNull();
  await press("Copy the report");
  expect(screen.getByRole("button", { name: "Copied" })).toBeTruthy();
});

it("shows the log, and closes", async () => {
  const { bridge, onClose } = show({ "log.show": () => ({ ok: true, value: null }) });
  await press("Show the log");
  expect(bridge.asked).toEqual([["log.show", {}]]);
  await press("Close");
  expect(onClose).toHaveBeenCalledOnce();
});
