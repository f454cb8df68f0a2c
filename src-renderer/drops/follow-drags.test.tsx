// @vitest-environment jsdom
import { cleanup, createEvent, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { dropZone } from "../../src-shared/model/drop.ts";
import { taxesId } from "../test-support/summaries.ts";
import { followDrags } from "./follow-drags.ts";

beforeAll(() => {
  followDrags(document);
});
afterEach(() => {
  fireEvent.drop(document.body);
  cleanup();
});

function dragOver(element: Element, types: readonly string[] = ["Files"]): void {
  const event = createEvent.dragOver(element);
  Object.defineProperty(event, "dataTransfer", { value: { types } });
  fireEvent(element, event);
}

/** jsdom has no events of dragging; what they are made of it has. */
function leave(element: Element, relatedTarget: Element | null): void {
  fireEvent(element, new MouseEvent("dragleave", { bubbles: true, relatedTarget }));
}

function show() {
  render(
    <main {...dropZone({ kind: "vault", id: taxesId })}>
      <p>inside</p>
    </main>,
  );
  return { main: screen.getByRole("main"), inside: screen.getByText("inside") };
}

const isLit = (element: Element): boolean => element.hasAttribute("data-drop-over");

it("lights up the zone under the pointer, and else the window", () => {
  const { main, inside } = show();
  dragOver(inside);
  expect(isLit(main)).toBe(true);
  dragOver(document.body);
  expect(isLit(main)).toBe(false);
  expect(isLit(document.documentElement)).toBe(true);
});

it("goes dark when what is dragged leaves the window, or falls", () => {
  const { main, inside } = show();
  dragOver(inside);
  leave(inside, main);
  expect(isLit(main)).toBe(true);
  leave(inside, null);
  expect(isLit(main)).toBe(false);
  dragOver(inside);
  fireEvent.drop(inside);
  expect(isLit(main)).toBe(false);
});

it("takes no notice of what holds no files", () => {
  const { main, inside } = show();
  dragOver(inside, ["text/plain"]);
  expect(isLit(main)).toBe(false);
});
