/**
 * Gives vaults back the files that make them one. The window keeps the secret between the look and the
 * restore; nothing of it stays here.
 */

import type { Input, Output } from "../../../src-shared/contract/contract.ts";
import type { RestoreProgress } from "../../../src-shared/model/restore.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { isFailure, VaultError } from "../../base/vault-error.ts";
import { checkRecoveryKey } from "../../keys/check-recovery-key.ts";
import { planRestore } from "../../keys/plan-restore.ts";
import { obtainRestoreKey, placeOfKey } from "../../keys/restore-key.ts";
import { surveyLoss } from "../../keys/survey-loss.ts";
import { assertAlone } from "../../vault/work-alone.ts";
import type { Handlers } from "../handlers.ts";
import { type KeyedVault, keyedVault } from "../keys/key-in-use.ts";
import { showKeyPlaces } from "../keys/show-key-places.ts";
import type { Outside } from "../outside.ts";
import { workplaceAt } from "../workplace.ts";
import { doRestore } from "./do-restore.ts";
import { isAway, restorable } from "./restorable.ts";
import type { RestoreDeps, RestoreWork } from "./restore-deps.ts";
import { showCopies } from "./show-copies.ts";

export type RestoreChannel = Extract<keyof Handlers, `restore.${string}`>;

/** Milliseconds between two words about how far something is. */
const TELL_EVERY = 200;

export function restoreHandlers(deps: RestoreDeps): Pick<Handlers, RestoreChannel> {
  const { outside, state } = deps;
  return {
    "restore.survey": async ({ id }) => {
      const vault = await keyedVault(deps, id);
      const { keyPlaces } = restorable(vault);
      const keyFiles = { ...vault.keyFiles, isAway: isAway(vault) };
      const { copies, ...lost } = await surveyLoss({ ...vault, keyPlaces, keyFiles });
      return {
        ...lost,
        copies: showCopies(copies, vault.hostPath, outside.home),
        keyWhere: await state.keys.whereIs(state.list.find(id)),
      };
    },
    "restore.look": ({ id, by }) => whileShut(deps, id, (work) => look({ outside, by, work })),
    "restore.start": ({ id, by, choice }) =>
      whileShut(deps, id, (work) => doRestore(deps, { id, by, choice, ...work })),
    "restore.stop": async ({ id }) => {
      await state.open.stop(id);
      return null;
    },
  };
}

/** Nobody opens the vault meanwhile; afterwards its page says what it is by then. */
async function whileShut<T>(
  deps: RestoreDeps,
  id: VaultId,
  work: (work: RestoreWork) => Promise<T>,
): Promise<T> {
  const { outside, state } = deps;
  const onProgress = teller(outside.world.now, (progress) => {
    outside.announce("restore.changed", { id, progress });
  });
  try {
    return await state.open.workOn(id, "restoring", async (signal) => {
      const vault = await keyedVault(deps, id);
      return stoppable(signal, () => work({ vault, signal, onProgress }));
    });
  } finally {
    await state.look(id);
  }
}

/** @param now - milliseconds since 1970 */
function teller(now: () => number, tell: (progress: RestoreProgress) => void) {
  let toldMs = 0;
  return (progress: RestoreProgress): void => {
    // A clock that was set back must not keep it silent.
    if (Math.abs(now() - toldMs) < TELL_EVERY) return;
    toldMs = now();
    tell(progress);
  };
}

/** @throws VaultError `cancelled` once the signal has ended the work */
async function stoppable<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) throw new VaultError({ kind: "cancelled" }, { cause: error });
    throw error;
  }
}

async function look({
  outside,
  by,
  work: { vault, ...looking },
}: {
  readonly outside: Pick<Outside, "world" | "dataFolder" | "home">;
  readonly by: Input<"restore.look">["by"];
  readonly work: RestoreWork;
}): Promise<Output<"restore.look">> {
  const { storage, hostPath } = vault;
  const { places, keyPlaces, usual } = restorable(vault);
  const folders = { storage, hostPath, keyPlaces };
  try {
    const { key: obtained, opened } = await obtainRestoreKey({ ...folders, places }, by);
    using key = obtained;
    const place = (await placeOfKey(places, key)) ?? usual;
    const isByWords = by.kind === "words";
    const options = { ...folders, place, isByWords, ...looking };
    const { config, needsKeyFile, copies } = await planRestore(outside.world, options, key);
    // Nobody should choose what to restore, and a new password, to be told then that the vault is open.
    if (config !== null) await assertAlone(workplaceAt(outside, hostPath));
    const learnt = config && {
      cipher: config.cipherCombo,
      least: config.least,
      most: config.most,
      likely: config.likely,
    };
    return {
      kind: "plan",
      plan: {
        config: learnt,
        needsKeyFile,
        copies: showCopies(copies, hostPath, outside.home),
        opened: showKeyPlaces(opened, hostPath, outside.home),
      },
    };
  } catch (error) {
    const isWrong = by.kind === "words" && isFailure(error, "wrong-recovery-key");
    if (!isWrong) throw error;
    return { kind: "words", verdict: await verdictOn(vault, by.words, error) };
  }
}

/** What is wrong with the words; that they are those of another vault is known already. */
async function verdictOn({ storage, hostPath }: KeyedVault, words: string, error: unknown) {
  const failure = error instanceof VaultError ? error.failure : null;
  const isAnother = failure?.kind === "wrong-recovery-key" && failure.reason === "another-vault";
  return isAnother
    ? ({ kind: "another-vault" } as const)
    : checkRecoveryKey(storage, hostPath, words);
}
