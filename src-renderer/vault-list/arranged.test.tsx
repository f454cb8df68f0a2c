import { expect, it } from "vitest";
import { defaultVaultOptions } from "../../src-shared/model/vault-options.ts";
import type { VaultState } from "../../src-shared/model/vault-summary.ts";
import { locked, summary, taxesId, unlocked } from "../test-support/summaries.ts";
import { arranged } from "./arranged.ts";

function vault(name: string, group: string | null = null, state: VaultState = locked) {
  return { ...summary(taxesId, name, state), options: { ...defaultVaultOptions, group } };
}

const names = (vaults: readonly { readonly name: string }[]) => vaults.map(({ name }) => name);

it("leaves the vaults as their owner has put them", () => {
  expect(names(arranged([vault("b"), vault("a"), vault("c")], "own"))).toEqual(["b", "a", "c"]);
});

it("sorts by name as people do, numbers by their value", () => {
  const vaults = [vault("Year 10"), vault("year 9"), vault("Äpfel")];
  expect(names(arranged(vaults, "name"))).toEqual(["Äpfel", "year 9", "Year 10"]);
});

it("puts open vaults before shut ones, and those that are not here last", () => {
  const vaults = [
    vault("gone", null, { kind: "missing" }),
    vault("shut b"),
    vault("shut a"),
    vault("open", null, unlocked),
  ];
  expect(names(arranged(vaults, "state"))).toEqual(["open", "shut a", "shut b", "gone"]);
});

it("keeps groups together, after the vaults without one, whatever the order within", () => {
  const vaults = [vault("z", "Work"), vault("b"), vault("y", "Home"), vault("a", "Work")];
  expect(names(arranged(vaults, "own"))).toEqual(["b", "y", "z", "a"]);
  expect(names(arranged(vaults, "name"))).toEqual(["b", "y", "a", "z"]);
});
