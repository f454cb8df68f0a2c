import { describe, expect, it } from "vitest";
import { nameProblem, vaultName } from "./vault-name.ts";

describe("a name for a vault", () => {
  it.each(["Taxes", "税金", "Überraschung (2)", "O’Neill & Sons", "مستندات", "a.b", "💼"])(
    "may be %s",
    (name) => {
      expect(nameProblem(name)).toBeNull();
    },
  );

  it.each([
    ["", { kind: "empty" }],
    ["   ", { kind: "empty" }],
    ["a/b", { kind: "forbidden", character: "/" }],
    ["a:b", { kind: "forbidden", character: ":" }],
    ["a\tb", { kind: "forbidden", character: "\t" }],
    [".hidden", { kind: "leading-dot" }],
    ["..", { kind: "leading-dot" }],
    ["Taxes.", { kind: "trailing-dot" }],
    ["con", { kind: "reserved" }],
    ["LPT1.old", { kind: "reserved" }],
    ["税".repeat(67), { kind: "too-long" }],
  ])("may not be %o", (name, problem) => {
    expect(nameProblem(name)).toEqual(problem);
  });

  it("is as long as its bytes, not its characters", () => {
    expect(nameProblem("税".repeat(66))).toBeNull();
    expect(nameProblem("a".repeat(200))).toBeNull();
    expect(nameProblem("a".repeat(201))).toEqual({ kind: "too-long" });
  });

  it("is written composed and without the spaces around it", () => {
    expect(vaultName("  Mu\u0308ll ")).toBe("Müll");
  });
});
