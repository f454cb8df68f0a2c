// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { reportTrouble, troubleOf } from "./report-trouble.ts";
import { TroubleBoundary } from "./trouble-boundary.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const done = () => ({ ok: true, value: null }) as const;

function Broken(): ReactElement {
  throw new TypeError("while reading /Taxes 2026.pdf");
}

it("leaves a page with a way back where a part of the window cannot be drawn, and tells main", () => {
  // React says it to the console too.
  vi.spyOn(console, "error").mockReturnValue(undefined);
  const bridge = fakeBridge({ "trouble.report": done });
  render(
    <TroubleBoundary bridge={bridge}>
      <Broken />
    </TroubleBoundary>,
  );
  expect(screen.getByRole("heading", { name: "Something went wrong" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Load the window again" })).toBeTruthy();
  expect(bridge.asked).toHaveLength(1);
  const [[channel, trouble]] = bridge.asked as [[string, { name: string; calls: string }]];
  expect([channel, trouble.name]).toEqual(["trouble.report", "TypeError"]);
  expect(JSON.stringify(trouble)).not.toContain("Taxes");
});

describe("what is told of an error", () => {
  it("is its kind and its calls, never its message", () => {
    const { name, calls } = troubleOf(new RangeError("secret words\nmore of them"));
    expect(name).toBe("RangeError");
    expect(calls).toMatch(/^ {4}at /);
    expect(calls).not.toMatch(/secret|more of them/);
  });

  it("is no more than its type where something else was thrown", () => {
    expect(troubleOf("secret words")).toEqual({ name: "string", calls: "" });
  });

  it("is told five times at most, however often it happens", () => {
    const bridge = fakeBridge({ "trouble.report": done });
    reportTrouble(bridge);
    for (let time = 0; time < 8; time += 1) {
      window.dispatchEvent(new ErrorEvent("error", { error: new Error("again") }));
    }
    expect(bridge.asked).toHaveLength(5);
  });
});
