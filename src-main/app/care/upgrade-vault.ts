import { join } from "node:path";
import type { UpgradeRun } from "../../../src-shared/model/upgrade-run.ts";
import { passwordForms } from "../../base/password-forms.ts";
import { failureOf, isFailure } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";
import { migrateVault } from "../../migration/migrate-vault.ts";
import type { UpgradeEvent } from "../../migration/upgrade-step.ts";
import type { Storage } from "../../storage/storage.ts";

/** Of a vault's folder. */
const KEY_FILE = "masterkey.cryptomator";

/** Files that are named one by one. */
const MOST_SKIPPED = 200;

interface UpgradeRequest {
  readonly storage: Storage;
  /** The vault folder on this computer. */
  readonly path: string;
  readonly password: string;
  readonly signal: AbortSignal;
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
 * @throws VaultError as `migrateVault`, but `cancelled`
 */
export async function upgradeVault(
  world: World,
  { storage, path, signal, ...request }: UpgradeRequest,
  { become, advance }: Teller,
): Promise<void> {
  const skipped: string[] = [];
  become({ kind: "running", step: null });
  try {
    using password = passwordForms(request.password);
    const keyPlace = { storage, name: KEY_FILE, hostPath: join(path, KEY_FILE) };
    const upgrade = { storage, hostPath: path, keyPlace, password, signal };
    for await (const event of migrateVault(world, upgrade)) tell(event, skipped, advance);
    become({ kind: "ended", skipped });
  } catch (error) {
    const isStopped = isFailure(error, "cancelled");
    become(isStopped ? { kind: "none" } : { kind: "failed", failure: failureOf(error) });
    if (!isStopped) throw error;
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
