import type { KeyWhere } from "../../src-shared/model/key-place.ts";
import type { Hint } from "../../src-shared/model/vault-safety.ts";
import type { Opener } from "./key-places/vault-keys.ts";
import type { OpenState } from "./open-vaults.ts";
import type { VaultFacts } from "./vault-facts.ts";

/** log2 of scrypt's N that every app writes into new key files. Ones with less are older than that. */
const USUAL = 15;

/** The only cipher of the formats before 8, and that of new vaults of other apps until 2021. */
const OLD_CIPHER = "SIV_CTRMAC";

/**
 * What there is to say about an open vault that its user has not dismissed.
 *
 * @param opener - what has opened it; `null` if that was no key file
 */
export function hintsOf(
  state: OpenState,
  opener: Opener | null,
  key: KeyWhere | null | undefined,
  { dismissedHints }: Pick<VaultFacts, "dismissedHints">,
): readonly Hint[] {
  if (state.kind !== "unlocked") return [];
  const isLinked = key?.kind === "here" && key.isLinked;
  const hints: Hint[] = [
    ...(isCheap(state.cipher, opener?.scryptLog2 ?? null) ? (["dearer-guesses"] as const) : []),
    ...(isLinked ? (["linked-key"] as const) : []),
  ];
  return hints.filter((hint) => !dismissedHints.includes(hint));
}

/** New vaults cost as much as other apps write, so that they open everywhere; old ones have stood for years. */
function isCheap(cipher: string, log2: number | null): boolean {
  if (log2 === null) return false;
  return log2 < USUAL || (log2 === USUAL && cipher === OLD_CIPHER);
}
