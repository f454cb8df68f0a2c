import { expect, it } from "vitest";
import { isOwnFrame } from "./own-frame.ts";

it("knows the top frame of our own page", () => {
  expect(isOwnFrame({ origin: "app://latchkey", parent: null })).toBe(true);
});

it.each([
  ["a frame that is gone", null],
  ["a subframe", { origin: "app://latchkey", parent: { origin: "app://latchkey" } }],
  ["another site", { origin: "https://example.org", parent: null }],
  ["another host of the same scheme", { origin: "app://latchkey.example", parent: null }],
  ["a page without an origin", { origin: "null", parent: null }],
  ["a file", { origin: "file://", parent: null }],
])("takes %s for a stranger", (_, frame) => {
  expect(isOwnFrame(frame)).toBe(false);
});
