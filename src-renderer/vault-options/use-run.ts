import { useEffect, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { CheckRun } from "../../src-shared/model/check-run.ts";
import type { UpgradeRun } from "../../src-shared/model/upgrade-run.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** What the check of a vault has come to, as main tells it; `null` before its first word. */
export function useCheckRun(bridge: Bridge, id: VaultId): CheckRun | null {
  const [run, setRun] = useState<CheckRun | null>(null);
  useEffect(() => {
    const stop = bridge.on("check.changed", (told) => {
      if (told.id === id) setRun(told.run);
    });
    void bridge.ask("check.read", { id }).then((reply) => {
      // What was announced meanwhile is newer.
      if (reply.ok) setRun((known) => known ?? reply.value);
    });
    return stop;
  }, [bridge, id]);
  return run;
}

/** The same for its upgrade. */
export function useUpgradeRun(bridge: Bridge, id: VaultId): UpgradeRun | null {
  const [run, setRun] = useState<UpgradeRun | null>(null);
  useEffect(() => {
    const stop = bridge.on("upgrade.changed", (told) => {
      if (told.id === id) setRun(told.run);
    });
    void bridge.ask("upgrade.read", { id }).then((reply) => {
      if (reply.ok) setRun((known) => known ?? reply.value);
    });
    return stop;
  }, [bridge, id]);
  return run;
}
