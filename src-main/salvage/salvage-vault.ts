/**
 * Gets out of a damaged vault whatever is whole.
 *
 *     TARGET/…                         the tree, as far as names and directories are whole
 *     TARGET/LOST+FOUND/<id>/…         directories that nothing leads to, and files without a name
 *
 * Every file that authenticates is exported, and of damaged files the chunks
 * that do, with zeros between them. The vault is only read. It may have lost its
 * config: the cipher is found out by trying. The bytes of a file that are not
 * reported as a hole are those that were once encrypted; what nobody can see is
 * that a file was cut at the border of a chunk, swapped with another one of the
 * vault or replaced by an older version of itself (docs/vault-format.md §10).
 */

import { VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import type { VaultConfig } from "../format/vault-config.ts";
import type { SalvageTarget } from "../storage/salvage-target.ts";
import type { Storage } from "../storage/storage.ts";
import { Engine } from "../vault/engine.ts";
import { assertVaultFolder } from "../vault/vault-files.ts";
import { countFiles } from "./count-files.ts";
import { learnCipher } from "./detect-cipher.ts";
import { salvageDirectory } from "./salvage-directory.ts";
import type { SalvageEvent, SalvageSummary } from "./salvage-event.ts";
import { obtainSalvageKey, readTrueConfig, type SalvageKey } from "./salvage-key.ts";
import { salvageOrphans } from "./salvage-orphans.ts";
import { SalvageRun } from "./salvage-run.ts";

export interface SalvageOptions {
  readonly storage: Storage;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
  readonly key: SalvageKey;
  /** Called once the key has proved to be that of the vault. */
  readonly openTarget: () => Promise<SalvageTarget>;
  /** Ends with `cancelled`; what was exported stays. */
  readonly signal?: AbortSignal;
  /** Awaited, so a slow listener slows the salvage. */
  readonly onEvent?: (event: SalvageEvent) => Promise<void> | void;
  /** Count everything first, so that the progress has totals. */
  readonly withTotals?: boolean;
}

/** A threshold only decides where a name is looked for, and salvage looks at all of them. */
const ANY_THRESHOLD = 220;

/**
 * @throws VaultError what {@link obtainSalvageKey} throws; `not-a-vault`, `not-a-folder`,
 *   `not-reachable`, `uvf-vault`; `key-of-another-vault` if nothing in the vault authenticates with
 *   the key; what `openTarget` throws; `local-no-space`; `cancelled`
 */
export async function salvageVault(world: World, options: SalvageOptions): Promise<SalvageSummary> {
  const { storage, hostPath, signal } = options;
  await assertVaultFolder(storage, hostPath);
  const key = await obtainSalvageKey(storage, hostPath, options.key);
  try {
    const { config, isGuess } = await learnConfig(options, key);
    const engine = new Engine({ storage, world, key, config, readOnly: true, hostPath });
    const run = await startRun(engine, options);
    await salvageRoot(run);
    await salvageOrphans(run);
    const { cipherCombo, shorteningThreshold } = config;
    return {
      ...run.tally,
      cipher: cipherCombo,
      shorteningThreshold: isGuess ? run.threshold.likely : shorteningThreshold,
      hasConfig: !isGuess,
    };
  } catch (error) {
    throw signal?.aborted === true
      ? new VaultError({ kind: "cancelled" }, { cause: error })
      : error;
  } finally {
    key[Symbol.dispose]();
  }
}

/** What the config says, or what the contents say where there is none. @throws VaultError `key-of-another-vault` */
async function learnConfig(
  { storage, hostPath, signal }: SalvageOptions,
  key: Masterkey,
): Promise<{ readonly config: VaultConfig; readonly isGuess: boolean }> {
  const config = await readTrueConfig(storage, hostPath, key);
  if (config !== null) return { config, isGuess: false };
  const cipherCombo = await learnCipher(storage, key, signal);
  return { config: { id: "", cipherCombo, shorteningThreshold: ANY_THRESHOLD }, isGuess: true };
}

async function startRun(engine: Engine, options: SalvageOptions): Promise<SalvageRun> {
  const { openTarget, signal, onEvent = () => undefined } = options;
  const totals =
    options.withTotals === true
      ? await countFiles(options.storage, engine.content.layout, signal)
      : { totalFiles: 0, totalBytes: 0 };
  return new SalvageRun({ engine, target: await openTarget(), signal, onEvent, totals });
}

async function salvageRoot(run: SalvageRun): Promise<void> {
  const { id, contentPath } = run.engine.root;
  await salvageDirectory(run, { id, contentPath, path: "", folder: "", isLost: false });
}
