import type { ReactElement } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { VaultState } from "../../src-shared/model/vault-summary.ts";
import { Icon } from "../ui/icon.tsx";
import { LockIcon } from "../ui/lock-icon.tsx";

interface Props {
  readonly state: VaultState;
  /** `page`: beside the name of the chosen vault. */
  readonly size?: "row" | "page";
}

/** Green is a vault that is shut, amber one that is open; dashed is one that is not what it should be. */
export function VaultBadge({ state, size = "row" }: Props): ReactElement {
  const pixels = size === "row" ? 18 : 28;
  return (
    <span className={`badge badge-${size} badge-${lookOf(state)}`}>{picture(state, pixels)}</span>
  );
}

function lookOf(state: VaultState): "shut" | "busy" | "open" | "gone" {
  switch (state.kind) {
    case "locked":
      return "shut";
    case "looking":
    case "unlocking":
    case "locking":
    case "working":
      return "busy";
    case "unlocked":
      return "open";
    case "missing":
    case "needs-upgrade":
    case "not-openable":
      return "gone";
    default:
      return assertNever(state);
  }
}

function picture(state: VaultState, size: number): ReactElement {
  switch (state.kind) {
    case "missing":
      return <Icon name="gone" size={size} />;
    case "needs-upgrade":
      return <Icon name="upgrade" size={size} />;
    case "not-openable":
      return <Icon name="alert" size={size} />;
    default:
      return <LockIcon isOpen={state.kind === "unlocked"} size={size} />;
  }
}
