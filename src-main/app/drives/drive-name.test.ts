import { expect, it } from "vitest";
import { driveName } from "./drive-name.ts";

it.each([
  ["Taxes", "Taxes"],
  ["Überweisungen 2026", "Überweisungen 2026"],
  ["Letters/2026", "Letters-2026"],
  ["../../etc", "-..-etc"],
  [".hidden", "hidden"],
  ['a:b*c?"<>|\\d', "a-b-c-d"],
  ["tab\tand\nline", "tab-and-line"],
  ["...", "Vault"],
  ["ends with dots. . ", "ends with dots"],
])("the drive of the vault “%s” is called “%s”", (vault, drive) => {
  expect(driveName(vault)).toBe(drive);
});

it("is no longer than what every system takes as a name", () => {
  expect(driveName("ü".repeat(300))).toHaveLength(60);
});
