/** How many vaults can be open at once at the port that the settings name and those after it. */
const inARow = 16;
const highest = 65_535;

/**
 * Where the share of a vault may be, in the order of preference.
 *
 * A vault's own port is the only one for it. The port of the settings is for
 * all vaults, each of which needs one of its own: the first free one from it on.
 *
 * @returns 0 for any that is free
 */
export function portsToTry(
  ofVault: number | null,
  ofSettings: number | null,
): readonly [number, ...number[]] {
  if (ofVault !== null) return [ofVault];
  if (ofSettings === null) return [0];
  const others = Array.from({ length: inARow - 1 }, (_, index) => ofSettings + 1 + index);
  return [ofSettings, ...others.filter((port) => port <= highest)];
}
