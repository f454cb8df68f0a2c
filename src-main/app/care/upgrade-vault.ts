import type { UpgradeRun } from "../../../src-shared/model/upgrade-run.ts";
import { passwordForms } from "../../base/password-forms.ts";
import { failureOf, isFailure } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";
import { migrateVault } from "../../migration/migrate-vault.ts";
import type { UpgradeEvent } from "../../migration/upgrade-step.ts";
import type { Storage } from "../../storage/storage.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import type { Writers } from "../../vault/leftovers/writers.ts";
import { workAlone } from "../../vault/work-alone.ts";

/** Files that are named one by one. */
const MOST_SKIPPED = 200;

interface UpgradeRequest {
  readonly storage: Storage;
  /** The vault folder on this computer. */
  readonly path: string;
  /** Where its key file is, and stays. */
  readonly keyPlace: KeyPlace;
  readonly password: string;
  readonly signal: AbortSignal;
  readonly writers: Writers;
}

/** How the window hears of it. */
interface Teller {
  readonly become: (run: UpgradeRun) => void;
  readonly advance: (run: UpgradeRun) => void;
}

/**
 * Brings an old vault to today's format, and says how far it is.
 *
 * Stopped or interrupted, it goes on where it was when it is called again.
 *
 * @returns false if it was stopped
 * @throws VaultError as `migrateVault`, but `cancelled`; as `workAlone`
 */
export async function upgradeVault(
  world: World,
  { storage, path: hostPath, keyPlace, signal, writers, ...request }: UpgradeRequest,
  { become, advance }: Teller,
): Promise<boolean> {
  const skipped: string[] = [];
  become({ kind: "running", step: null });
  try {
    using password = passwordForms(request.password);
    const upgrade = { storage, hostPath, keyPlace, password, signal };
    await workAlone({ world, writers, hostPath }, async () => {
      for await (const event of migrateVault(world, upgrade)) tell(event, skipped, advance);
    });
    become({ kind: "ended", skipped });
    return true;
  } catch (error) {
    const isStopped = isFailure(error, "cancelled");
    become(isStopped ? { kind: "none" } : { kind: "failed", failure: failureOf(error) });
    if (!isStopped) throw error;
    return false;
  }
}

function tell(event: UpgradeEvent, skipped: string[], advance: Teller["advance"]): void {
  switch (event.kind) {
    case "progress": {
      const { from, to, doneNames, totalNames } = event;
      advance({ kind: "running", step: { from, to, doneNames, totalNames } });
      return;
    }
    case "skipped":
      if (skipped.length < MOST_SKIPPED) skipped.push(event.ciphertextPath);
      return;
    case "step":
      // The next progress, or the end, says the same.
      return;
  }
}
