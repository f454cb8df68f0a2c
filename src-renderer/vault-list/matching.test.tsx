import { expect, it } from "vitest";
import { lettersId, summary, taxesId } from "../test-support/summaries.ts";
import { matching } from "./matching.ts";

const vaults = [summary(taxesId, "Mes impôts"), summary(lettersId, "Letters")];
const found = (searched: string) => matching(vaults, searched).map(({ name }) => name);

it.each([
  ["", ["Mes impôts", "Letters"]],
  ["IMPOTS", ["Mes impôts"]],
  ["impo\u0302ts mes", ["Mes impôts"]],
  ["~/let", ["Letters"]],
  ["mes letters", []],
])("“%s” finds %o", (searched, names) => {
  expect(found(searched)).toEqual(names);
});
