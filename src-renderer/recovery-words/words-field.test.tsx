// @vitest-environment jsdom
import { act, cleanup, createEvent, fireEvent, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recoveryWords } from "./recovery-words.ts";
import { WordsField } from "./words-field.tsx";

const onInput = vi.fn();

beforeEach(async () => {
  onInput.mockClear();
  await recoveryWords();
});
afterEach(cleanup);

async function open() {
  const ref = createRef<HTMLTextAreaElement>();
  render(
    <WordsField ref={ref} isHidden={false} isBusy={false} isRefused={false} onInput={onInput} />,
  );
  await act(async () => {
    await recoveryWords();
  });
  const field = screen.getByLabelText<HTMLTextAreaElement>("Recovery key");
  field.focus();
  const type = (value: string, caret = value.length) => {
    fireEvent.input(field, { target: { value, selectionStart: caret, selectionEnd: caret } });
  };
  /** @returns whether the key did nothing but what the list wants */
  const press = (key: string, more = {}) => {
    const event = createEvent.keyDown(field, { key, ...more });
    fireEvent(field, event);
    return event.defaultPrevented;
  };
  const offered = () =>
    screen.queryAllByRole("option").map(({ firstChild }) => firstChild?.textContent);
  const chosen = () =>
    document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.firstChild
      ?.textContent;
  return { field, type, press, offered, chosen };
}

it("offers words while one is typed, the first to be taken by Tab, and says so", async () => {
  const { field, type, press, offered, chosen } = await open();
  type("1. pathw");
  expect(offered()).toEqual(["pathway"]);
  expect(chosen()).toBe("pathway");
  expect(screen.getByRole("listbox", { name: "Words that begin so" })).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("One word begins so: pathway. Tab takes it.");
  expect(press("Tab")).toBe(true);
  expect(field.value).toBe("1. pathway ");
  expect(field.selectionStart).toBe(field.value.length);
  expect(offered()).toEqual([]);
  expect(onInput).toHaveBeenCalledTimes(2);
});

it("lets the arrows choose, round and round, and Enter take", async () => {
  const { field, type, press, offered, chosen } = await open();
  type("pat");
  const words = offered();
  expect(words.length).toBeGreaterThan(2);
  press("ArrowDown");
  expect(chosen()).toBe(words[1]);
  press("ArrowUp");
  press("ArrowUp");
  expect(chosen()).toBe(words.at(-1));
  expect(press("Enter")).toBe(true);
  expect(field.value).toBe(`${words.at(-1)} `);
});

it("takes the one that is clicked, and puts no second space before what follows", async () => {
  const { field, type } = await open();
  type("pathw lift", 5);
  fireEvent.mouseDown(screen.getByRole("option", { name: /pathway/ }));
  expect(field.value).toBe("pathway lift");
  expect(field.selectionStart).toBe("pathway".length);
  expect(document.activeElement).toBe(field);
});

describe("Escape", () => {
  it("closes the list alone, and what lies around hears of it only when there is none", async () => {
    const heard = vi.fn();
    document.addEventListener("keydown", heard);
    const { type, press, offered, field } = await open();
    type("pathw");
    expect(press("Escape")).toBe(true);
    expect(offered()).toEqual([]);
    expect(field.value).toBe("pathw");
    expect(press("Escape")).toBe(false);
    document.removeEventListener("keydown", heard);
    type("pathwa");
    expect(offered()).toEqual(["pathway"]);
  });
});

it.each(["Tab", "Enter", "ArrowDown", "ArrowUp"])(
  "leaves %s alone while nothing is offered",
  async (key) => {
    const { type, press } = await open();
    type("xyz");
    expect(press(key)).toBe(false);
  },
);

it("leaves keys alone that mean something else, or belong to an input method", async () => {
  const { type, press, offered } = await open();
  type("pathw");
  expect(press("Tab", { shiftKey: true })).toBe(false);
  expect(press("Enter", { isComposing: true })).toBe(false);
  expect(offered()).toEqual(["pathway"]);
});

it("offers nothing any more when the field is left", async () => {
  const { field, type, offered } = await open();
  type("pathw");
  fireEvent.blur(field);
  expect(offered()).toEqual([]);
});
