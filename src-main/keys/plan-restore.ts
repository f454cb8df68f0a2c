import { pathError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import { type CopySearch, copiesOfVault } from "./copies-of-vault.ts";
import { type JudgedCopy, judgeCopies } from "./judge-copies.ts";
import { type LearntConfig, learnConfig } from "./restore-config.ts";
import { proveOnContents, type RestoreOptions, refuseOther, whatIsLost } from "./restore-vault.ts";

export interface RestorePlan {
  /** What a new configuration would say; `null` if the one that is there is whole. */
  readonly config: LearntConfig | null;
  readonly needsKeyFile: boolean;
  /** The newest first. */
  readonly copies: readonly JudgedCopy[];
}

type PlanOptions = Pick<
  RestoreOptions,
  "storage" | "hostPath" | "place" | "signal" | "onProgress"
> &
  CopySearch & {
    /** Where the key came from, for the message if it is that of another vault. */
    readonly isByWords: boolean;
  };

/**
 * What a restore would do, and from what it could take it. Looks through the vault and writes nothing.
 *
 * @param key - stays the caller's
 * @throws VaultError as `restoreVault`
 */
export async function planRestore(
  world: World,
  options: PlanOptions,
  key: Masterkey,
): Promise<RestorePlan> {
  const { storage, hostPath, signal, isByWords } = options;
  await refuseOther(options);
  await proveOnContents({ storage, signal, key: { kind: isByWords ? "words" : "raw" } }, key);
  const lost = await whatIsLost(options, key);
  if (!lost.config && !lost.keyFile) throw pathError("nothing-to-restore", hostPath);
  return {
    config: lost.config ? await learnConfig(world, options, key) : null,
    needsKeyFile: lost.keyFile,
    copies: await judgeCopies(await copiesOfVault(options), key),
  };
}
