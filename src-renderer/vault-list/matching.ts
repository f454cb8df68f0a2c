import { nameMatcher } from "../../src-shared/model/name-matcher.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";

/** The vaults whose name or place holds every word, whatever its case and its accents. */
export function matching(
  vaults: readonly VaultSummary[],
  searched: string,
): readonly VaultSummary[] {
  const isFound = nameMatcher(searched);
  return vaults.filter(({ name, place }) => isFound(`${name} ${place}`));
}
