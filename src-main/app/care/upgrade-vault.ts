import type { UpgradeRun } from "../../../src-shared/model/upgrade-run.ts";
import { passwordForms } from "../../base/password-forms.ts";
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

/**
 * Brings an old vault to today's format, and says how far it is.
 *
 * Stopped or interrupted, it goes on where it was when it is called again.
 *
 * @returns the names of files that were left out, the first of them
 * @throws VaultError as `migrateVault` and `workAlone`
 */
export async function upgradeVault(
  world: World,
  { storage, path: hostPath, keyPlace, signal, writers, ...request }: UpgradeRequest,
  advance: (run: UpgradeRun) => void,
): Promise<readonly string[]> {
  const skipped: string[] = [];
  using password = passwordForms(request.password);
  const upgrade = { storage, hostPath, keyPlace, password, signal };
  await workAlone({ world, writers, hostPath }, async () => {
    for await (const event of migrateVault(world, upgrade)) tell(event, skipped, advance);
  });
  return skipped;
}

function tell(event: UpgradeEvent, skipped: string[], advance: (run: UpgradeRun) => void): void {
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
