import { expect, it } from "vitest";
import { thresholdForPath } from "./path-budget.ts";

it("lets names be as long as ever where the path is short", () => {
  expect(thresholdForPath("/home/ann/Dropbox/Taxes", "linux")).toBe(220);
  expect(thresholdForPath("/Users/ann/Library/CloudStorage/Dropbox/Taxes", "macos")).toBe(220);
});

it("keeps every path on Windows below 260 characters", () => {
  const vault = String.raw`C:\Users\Ann\OneDrive - Example\Taxes`;
  const threshold = thresholdForPath(vault, "windows") ?? 0;
  expect(threshold).toBe(173);
  const longest = `${vault}\\d\\AB\\${"C".repeat(30)}\\${"n".repeat(threshold)}\\symlink.c9r`;
  expect(longest).toHaveLength(259);
});

it("finds no threshold for a folder that lies too deep", () => {
  expect(thresholdForPath(`C:\\${"a".repeat(171)}`, "windows")).toBe(36);
  expect(thresholdForPath(`C:\\${"a".repeat(172)}`, "windows")).toBeNull();
});
