import { assertNever } from "../../src-shared/assert-never.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultState, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { restoreText } from "../../src-shared/text/restore-text.ts";

/** The second line of a row: where the vault is, or what keeps it from being unlocked. */
export function rowHint({ state, place, safety }: VaultSummary): string {
  switch (state.kind) {
    case "missing":
      return text.rowHint.missing;
    case "needs-upgrade":
      return text.rowHint.needsUpgrade;
    case "not-openable":
      return hintOf(state.failure);
    default:
      return keyHint(safety.key, place);
  }
}

/** A key that is kept on a stick is told by its name. */
function keyHint(key: VaultSummary["safety"]["key"], place: string): string {
  if (key?.kind === "hub") return text.rowHint.atHub(key.host);
  const label =
    key?.kind === "here" ? key.label : key?.kind === "away" ? key.places[0]?.label : null;
  return label == null ? place : text.rowHint.keyOn(label, place);
}

function hintOf({ kind }: Failure): string {
  switch (kind) {
    case "config-missing":
      return text.rowHint.configMissing;
    case "vault-files-missing":
      return restoreText.lostHeading;
    case "masterkey-missing":
      return text.rowHint.keyMissing;
    default:
      return text.rowHint.notOpenable;
  }
}

/** What the colour of the badge says, in words. */
export function spokenState({ kind }: VaultState): string {
  const spoken = text.spokenState;
  switch (kind) {
    case "looking":
    case "missing":
    case "locked":
    case "unlocking":
    case "unlocked":
    case "locking":
    case "working":
      return spoken[kind];
    case "needs-upgrade":
      return spoken.needsUpgrade;
    case "not-openable":
      return spoken.notOpenable;
    default:
      return assertNever(kind);
  }
}
