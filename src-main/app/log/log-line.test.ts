import { expect, it } from "vitest";
import { logLine } from "./log-line.ts";

it("tells kind, code and calls of an error, and never its message", () => {
  const error = Object.assign(new Error("cannot open /Taxes/2026.pdf\nnor /Letters"), {
    code: "EIO",
  });
  const line = logLine("vault.unlock", error);
  expect(line).toMatch(/^vault\.unlock: Error EIO\n {4}at log-line\.test\.ts/);
  expect(line).not.toMatch(/Taxes|Letters/);
});

it.each([
  ["at open (/home/alice/latchkey/out/main/index.js:1:2)", "at open (index.js:1:2)"],
  ["at async open (file:///home/al (b)/out/index.js:1:2)", "at async open (index.js:1:2)"],
  ["at /home/alice (b)/out/index.js:1:2", "at index.js:1:2"],
  ["at C:\\Users\\Al Smith\\out\\index.js:1:2", "at index.js:1:2"],
  ["at async Promise.all (index 0)", "at async Promise.all (index 0)"],
])("leaves the folder out of “%s”", (call, told) => {
  const error = Object.assign(new Error("x"), { stack: `Error: x\n    ${call}` });
  expect(logLine("x", error)).toBe(`x: Error\n    ${told}`);
});

it("tells nothing of what is thrown without being an error", () => {
  expect(logLine("vault.unlock", "secret")).toBe("vault.unlock: string");
});
