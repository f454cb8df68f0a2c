// @vitest-environment jsdom
import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { taxesId as id } from "../test-support/summaries.ts";
import { useActivity } from "./use-activity.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("tells main that somebody is at work, now and then, until the page is gone", () => {
  const bridge = fakeBridge();
  function Page(): ReactElement {
    useActivity(bridge, id);
    return <button type="button">a.txt</button>;
  }
  const { unmount, getByRole } = render(<Page />);
  const act = (name: string) =>
    getByRole("button").dispatchEvent(new Event(name, { bubbles: true }));
  expect(bridge.asked).toEqual([]);
  act("keydown");
  act("wheel");
  expect(bridge.asked).toEqual([["files.used", { id }]]);
  vi.advanceTimersByTime(10_001);
  act("pointermove");
  expect(bridge.asked).toHaveLength(2);
  unmount();
  vi.advanceTimersByTime(10_001);
  window.dispatchEvent(new Event("keydown"));
  expect(bridge.asked).toHaveLength(2);
});
