import type { Settings } from "../../src-shared/model/settings.ts";
import type { VaultState, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { perLocale } from "../ui/per-locale.ts";

/**
 * The vaults in the order in which they are shown: those without a group first,
 * then group by group, and within a group as the user has chosen.
 */
export function arranged(
  vaults: readonly VaultSummary[],
  order: Settings["listOrder"],
): readonly VaultSummary[] {
  const compare = comparisons[order];
  // Sorting is stable: what compares as equal stays as its owner has put it.
  return vaults.toSorted((a, b) => byGroup(a, b) || compare(a, b));
}

type Comparison = (a: VaultSummary, b: VaultSummary) => number;

const collator = perLocale(
  (locale) => new Intl.Collator(locale, { numeric: true, sensitivity: "base" }),
);

const byGroup: Comparison = ({ options: a }, { options: b }) =>
  collator().compare(a.group ?? "", b.group ?? "");

const byName: Comparison = (a, b) => collator().compare(a.name, b.name);

/** Open ones first, as they are what has to be looked after; broken ones last. */
const weights: Readonly<Record<VaultState["kind"], number>> = {
  unlocked: 0,
  unlocking: 0,
  locking: 0,
  working: 1,
  locked: 2,
  looking: 2,
  "needs-upgrade": 3,
  "not-openable": 4,
  missing: 5,
};

const comparisons: Readonly<Record<Settings["listOrder"], Comparison>> = {
  own: () => 0,
  name: byName,
  state: (a, b) => weights[a.state.kind] - weights[b.state.kind] || byName(a, b),
};
