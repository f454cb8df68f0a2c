import { expect, it } from "vitest";
import { logLine } from "./log.ts";

it("tells kind, code and calls of an error, and never its message", () => {
  const error = Object.assign(new Error("cannot open /Taxes/2026.pdf\nnor /Letters"), {
    code: "EIO",
  });
  const line = logLine("vault.unlock", error);
  expect(line).toMatch(/^vault\.unlock: Error EIO\n {4}at .*log\.test\.ts/);
  expect(line).not.toMatch(/Taxes|Letters/);
});

it("tells nothing of what is thrown without being an error", () => {
  expect(logLine("vault.unlock", "secret")).toBe("vault.unlock: string");
});
