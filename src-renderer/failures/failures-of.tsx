import { type ReactElement, type ReactNode, useMemo } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import type { AppStores } from "../app-stores.ts";
import { StepTakerContext, stepTaker } from "./step-takers.ts";

interface Props {
  readonly bridge: Bridge;
  readonly stores: AppStores;
  /** The vault that failures in here are about; `null`: none. */
  readonly id: VaultId | null;
  readonly children: ReactNode;
}

/** A part of the window in which failures offer what to do next. */
export function FailuresOf({ bridge, stores, id, children }: Props): ReactElement {
  const taker = useMemo(() => stepTaker(bridge, stores, id), [bridge, stores, id]);
  return <StepTakerContext value={taker}>{children}</StepTakerContext>;
}
