import { useEffect } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** Main hears of the user no more often than this, in milliseconds; a vault is idle after a minute at the earliest. */
const tellEveryMs = 10_000;

const acts = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Tells main that the user is at work among the files of a vault, so that it is not locked under their hands. */
export function useActivity(bridge: Bridge, id: VaultId): void {
  useEffect(() => {
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = (): void => {
      if (performance.now() - toldAt < tellEveryMs) return;
      toldAt = performance.now();
      void bridge.ask("files.used", { id });
    };
    const options = { capture: true, passive: true };
    for (const act of acts) window.addEventListener(act, tell, options);
    return () => {
      for (const act of acts) window.removeEventListener(act, tell, options);
    };
  }, [bridge, id]);
}
