import { describe, expect, it } from "vitest";
import { commandHelp, optionHelp } from "../../src-shared/text/cli-help-text.ts";
import { commandTable } from "./command-table.ts";
import { helpOf, overallHelp } from "./help.ts";
import { optionTable } from "./option-table.ts";

describe("the words of the help", () => {
  it("are there for each command, and for no other", () => {
    expect(Object.keys(commandHelp).sort()).toEqual(commandTable.map(({ name }) => name).sort());
  });

  it("are there for each option, and for no other", () => {
    expect(Object.keys(optionHelp).sort()).toEqual(Object.keys(optionTable).sort());
  });

  it("show calls that the command would take", async () => {
    for (const command of commandTable) {
      for (const example of commandHelp[command.name]?.examples ?? []) {
        expect(example.startsWith(`latchkey ${command.name} `)).toBe(true);
      }
    }
  });
});

describe("the help of a command", () => {
  it.each(commandTable)("$name names its operands and options, in lines that fit", (command) => {
    const help = helpOf(command);
    for (const operand of Object.keys(command.operands)) expect(help).toContain(operand);
    for (const option of [...command.options, "json", "help"])
      expect(help).toContain(`--${option}`);
    for (const line of help.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("says once what a line break at the end of a password means", () => {
    const [create, info] = commandTable;
    expect(create && helpOf(create)).toContain("One line break at the end");
    expect(info && helpOf(info)).not.toContain("line break");
  });
});

it("lists every command in the overall help", () => {
  const help = overallHelp(commandTable);
  for (const { name } of commandTable) expect(help).toMatch(new RegExp(`^  ${name} +\\w`, "m"));
});
