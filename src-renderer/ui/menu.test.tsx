// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Menu } from "./menu.tsx";

afterEach(cleanup);

const at = { x: 10, y: 10 };

function open() {
  const chosen: string[] = [];
  const onClose = vi.fn();
  const item = (label: string) => ({ label, onChoose: () => chosen.push(label) });
  const groups = [
    [item("Unlock"), { ...item("Lock"), isDisabled: true }],
    [{ ...item("Compact"), role: "menuitemcheckbox" as const, isChecked: true }, item("Remove")],
  ];
  render(<Menu label="Taxes" at={at} groups={groups} onClose={onClose} />);
  return { chosen, onClose };
}

const focused = () => document.activeElement?.textContent;
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document, { key });

it("is walked through with the arrows, past what cannot be chosen, and round at its ends", () => {
  open();
  expect(focused()).toBe("Unlock");
  press("ArrowDown");
  expect(focused()).toBe("Compact");
  press("End");
  expect(focused()).toBe("Remove");
  press("ArrowDown");
  expect(focused()).toBe("Unlock");
  press("ArrowUp");
  expect(focused()).toBe("Remove");
});

it("closes before it does what was chosen", () => {
  const { chosen, onClose } = open();
  fireEvent.click(screen.getByRole("menuitem", { name: "Remove" }));
  expect([chosen, onClose.mock.calls.length]).toEqual([["Remove"], 1]);
});

it("tells what is on", () => {
  open();
  const item = screen.getByRole("menuitemcheckbox", { name: "Compact" });
  expect(item.getAttribute("aria-checked")).toBe("true");
});

it.each(["Escape", "Tab"])("closes by %s and does nothing", (key) => {
  const { chosen, onClose } = open();
  press(key);
  expect([chosen, onClose.mock.calls.length]).toEqual([[], 1]);
});

it("closes when something else is pressed, and when the window loses the focus", () => {
  const { onClose } = open();
  fireEvent.pointerDown(screen.getByRole("menu"));
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.pointerDown(document.body);
  fireEvent.blur(window);
  expect(onClose).toHaveBeenCalledTimes(2);
});
