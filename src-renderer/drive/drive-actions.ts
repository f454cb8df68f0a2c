import { useMemo, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure, Result } from "../../src-shared/failure.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** What can be done with the drive of an open vault. What becomes of it is told by its state. */
export interface DriveActions {
  readonly open: () => Promise<void>;
  readonly mount: () => Promise<unknown>;
  readonly unmount: (force: boolean) => Promise<void>;
  readonly copyPlace: () => Promise<Result<null>>;
  /** It is being opened right now. */
  readonly isOpening: boolean;
  /** It was to be taken down, and files are open there. */
  readonly isBusy: boolean;
  /** Why it could not be shown, although it is there. */
  readonly problem: Failure | null;
}

export function useDriveActions(bridge: Bridge, id: VaultId): DriveActions {
  const [isOpening, setIsOpening] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const actions = useMemo(
    () => ({
      open: async () => {
        setIsOpening(true);
        const reply = await bridge.ask("drive.open", { id });
        setIsOpening(false);
        setProblem(reply.ok ? null : reply.failure);
      },
      mount: () => bridge.ask("drive.mount", { id }),
      unmount: async (force: boolean) => {
        const reply = await bridge.ask("drive.unmount", { id, force });
        setIsBusy(reply.ok && reply.value.kind === "busy");
      },
      copyPlace: () => bridge.ask("drive.copy-place", { id }),
    }),
    [bridge, id],
  );
  return { ...actions, isOpening, isBusy, problem };
}
