import { describe, expect, it } from "vitest";
import { longestProgram, programName, programWords } from "./program-words.ts";

describe("splitting a command line", () => {
  it.each([
    ["pass show taxes", ["pass", "show", "taxes"]],
    ["  pass   show  ", ["pass", "show"]],
    ['pass show "my taxes"', ["pass", "show", "my taxes"]],
    ["sh -c 'pass show \"a b\" | head -n1'", ["sh", "-c", 'pass show "a b" | head -n1']],
    ['"C:\\Program Files (x86)\\kp.exe" show', ["C:\\Program Files (x86)\\kp.exe", "show"]],
    ['a"b c"d', ["ab cd"]],
    ["printf ''", ["printf", ""]],
    ["C:\\bin\\pass.exe %USERNAME%", ["C:\\bin\\pass.exe", "%USERNAME%"]],
    ["pass show müsli/🔑", ["pass", "show", "müsli/🔑"]],
  ])("takes %j apart", (line, words) => {
    expect(programWords(line)).toEqual({ words });
  });

  it.each([
    ["", null],
    ["   ", null],
    ["'' show", null],
    ["pass show taxes | head -n1", "shell"],
    ["pass $(id)", "shell"],
    ["~/bin/pass", "shell"],
    ["pass; rm", "shell"],
    ["pass 'show", "quote"],
    ["pass\nshow", "unseen"],
    ["pass\u0000", "unseen"],
    ["pass \u202eshow", "unseen"],
    ["pass\u00a0show", "unseen"],
    ["pass \u{e0041}", "unseen"],
    ["pass \ud800", "unseen"],
    ["x".repeat(longestProgram + 1), "too-long"],
  ])("refuses %j", (line, problem) => {
    expect(programWords(line)).toEqual({ problem });
  });
});

it.each([
  ["/usr/bin/pass show taxes", "pass"],
  ["bw get password Taxes", "bw"],
  ['"C:\\Program Files\\KeePassXC\\keepassxc-cli.exe" show', "keepassxc-cli.exe"],
])("names the program of %j", (line, name) => {
  expect(programName(line)).toBe(name);
});
