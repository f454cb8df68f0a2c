import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";

/** The vaults whose name or place holds every word, whatever its case and its accents. */
export function matching(
  vaults: readonly VaultSummary[],
  searched: string,
): readonly VaultSummary[] {
  const words = plain(searched).split(/\s+/).filter(Boolean);
  return vaults.filter(({ name, place }) => {
    const whole = plain(`${name} ${place}`);
    return words.every((word) => whole.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();
}
