import { expect, it } from "vitest";
import { commandLineWords } from "./command-line-words.ts";

it.each([
  [
    ["--cli", "--", "ls", "/v", "--json"],
    ["ls", "/v", "--json"],
  ],
  [
    ["--cli", "ls", "/v"],
    ["ls", "/v"],
  ],
  [
    ["--cli", "--", "ls", "--", "-v"],
    ["ls", "--", "-v"],
  ],
  [["--cli"], []],
])("takes %j as a call of the command line", (args, words) => {
  expect(commandLineWords(args)).toEqual(words);
});

it.each([[[]], [["/home/a/Taxes"]], [["/home/a/Taxes", "--cli"]], [["--", "--cli"]]])(
  "takes %j as a start of the app",
  (args) => {
    expect(commandLineWords(args)).toBeNull();
  },
);
