import { expect, it } from "vitest";
import { runProgram } from "./run-program.ts";

it("gives a program its input, and tells how it ended and what it said", async () => {
  const script = "process.stdin.pipe(process.stdout); process.exitCode = 3;";
  const end = await runProgram(process.execPath, ["-e", script], { input: "secret\n" });
  expect(end).toEqual({ code: 3, output: "secret\n" });
});

it("tells that a program is not there, and keeps nothing waiting", async () => {
  expect(await runProgram("no-program-of-this-name", [])).toEqual({ code: null, output: "" });
  expect(process.getActiveResourcesInfo()).not.toContain("ChildProcess");
});

it("is not disturbed by a program that does not read its input", async () => {
  const end = await runProgram(process.execPath, ["-e", ""], { input: "x".repeat(1_000_000) });
  expect(end.code).toBe(0);
});
