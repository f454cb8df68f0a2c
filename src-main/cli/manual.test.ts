import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manualText } from "../../src-shared/text/cli-manual-text.ts";
import { commandTable } from "./command-table.ts";
import { manualPage } from "./manual.ts";

const isThere = spawnSync("man", ["--version"]).status === 0;

describe.skipIf(!isThere)("the manual page [needs man]", () => {
  const shown = spawnSync("man", ["--warnings", "--local-file", "-"], {
    input: manualPage(commandTable),
    encoding: "utf8",
    env: { ...process.env, MANWIDTH: "200", MAN_KEEP_FORMATTING: "", LC_ALL: "C.UTF-8" },
  });

  it("is taken by man without a warning", () => {
    expect([shown.status, shown.stderr]).toEqual([0, ""]);
  });

  it.each(commandTable)("shows $name with every option", (command) => {
    expect(shown.stdout).toContain(`latchkey ${command.name}`);
    for (const option of command.options) expect(shown.stdout).toContain(`--${option}`);
  });
});

describe("the contract of the command line", () => {
  const contract = readFileSync(join(import.meta.dirname, "../../docs/cli.md"), "utf8");

  it("names every command", () => {
    const unnamed = commandTable.filter(({ name }) => !contract.includes(`\`${name}`));
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  it("has the same exit codes as the manual page", () => {
    const table = contract.split("| exit | meaning |")[1]?.split("\n\n")[0] ?? "";
    const codes = [...table.matchAll(/\| (\d+) (?=\|)/g)].map(([, code]) => Number(code));
    expect(codes.sort((a, b) => a - b)).toEqual(manualText.exitStatus.map(([code]) => code));
  });
});
