import type { CheckRun } from "../../../src-shared/model/check-run.ts";
import type { LastCheck } from "../../../src-shared/model/vault-safety.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { failureOf, isFailure } from "../../base/vault-error.ts";
import { undoRun } from "../../health/undo-repair.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { workAlone } from "../../vault/work-alone.ts";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import type { AppHubs } from "../hub/app-hubs.ts";
import { rememberKeyAt } from "../key-places/key-files.ts";
import { firstPlaceOf, type KeyedVault, keyedVault } from "../keys/key-in-use.ts";
import type { Outside } from "../outside.ts";
import { programOf, withPrintedPassword } from "../password-program/by-program.ts";
import { workplaceAt } from "../workplace.ts";
import { runBook } from "./run-book.ts";
import { reportName, saveReport } from "./save-report.ts";
import { upgradeVault } from "./upgrade-vault.ts";
import { VaultChecks } from "./vault-checks.ts";
import { accessToOpen, accessToShut } from "./with-access.ts";

export type CareChannel = Extract<keyof Handlers, `check.${string}` | `upgrade.${string}`>;

/** Check, repair and upgrade. What takes long is started here and followed by announcements. */
export function careHandlers(
  outside: Outside,
  state: AppState,
  hubs: Pick<AppHubs, "withKey">,
): Pick<Handlers, CareChannel> {
  return { ...checkHandlers(outside, state, hubs), ...upgradeHandlers(outside, state) };
}

type CheckChannel = Extract<CareChannel, `check.${string}`>;

function checkHandlers(
  outside: Outside,
  state: AppState,
  hubs: Pick<AppHubs, "withKey">,
): Pick<Handlers, CheckChannel> {
  const { now } = outside.world;
  const runs = runBook<Parameters<typeof tell>[1]>({ kind: "none" }, now, tell);
  const checks = new VaultChecks(runs, now);
  const stops = new Map<VaultId, AbortController>();
  const deps = { outside, state, hubs, stops };

  function tell(id: VaultId, run: Awaited<ReturnType<Handlers["check.read"]>>): void {
    outside.announce("check.changed", { id, run });
    noteOutcome(outside, state, id, run);
  }

  function inBackground(work: Promise<void>): null {
    work.catch((error: unknown) => {
      logUnexpected(outside, "checking a vault", error);
    });
    return null;
  }

  return {
    "check.read": ({ id }) => Promise.resolve(runs.of(id)),
    "check.start": ({ id, password, ...wish }) => {
      const isOpen = state.open.stateOf(id).kind === "unlocked";
      const withAccess = isOpen
        ? accessToOpen(deps, id)
        : accessToShut(deps, { id, password, work: "checking" });
      return Promise.resolve(inBackground(checks.check(id, wish, withAccess)));
    },
    "check.stop": async ({ id }) => {
      stops.get(id)?.abort();
      if (state.open.stateOf(id).kind === "working") await state.open.stop(id);
      return null;
    },
    "check.repair": ({ id, password, isDeep }) => {
      const withAccess = accessToShut(deps, { id, password, work: "repairing" });
      return Promise.resolve(inBackground(checks.repair(id, { isDeep }, withAccess)));
    },
    "check.undo-repair": async ({ id }) => {
      const { path } = state.list.find(id);
      const { restored, left } = await state.open.workOn(id, "repairing", async () => {
        return workAlone(workplaceAt(outside, path), () => undoRun(outside.storageAt(path)));
      });
      checks.forget(id);
      tell(id, { kind: "none" });
      return { restored, left: left.length };
    },
    "check.save-report": async ({ id }) => {
      const { name, path: place } = state.list.find(id);
      const madeMs = now();
      const file = await outside.pickFileToSave(reportName(name, madeMs));
      if (file === null) return false;
      const { kept: findings, count } = checks.foundIn(id);
      await saveReport(file, { vaultName: name, place, madeMs, findings, count });
      return true;
    },
  };
}

function noteOutcome({ log }: Outside, state: AppState, id: VaultId, run: CheckRun): void {
  const lastCheck = outcomeOf(run);
  if (lastCheck === null) return;
  state.facts
    .note(id, { lastCheck })
    .then(() => {
      state.announce();
    })
    .catch((error: unknown) => {
      log("noting a check", error);
    });
}

/** What is to be remembered of a check; `null` of one that is not over, or has not seen everything. */
function outcomeOf(run: CheckRun): LastCheck | null {
  if (run.kind !== "ended" || run.wasStopped) return null;
  const { isRepair, isDeep, endedMs, summary, found, fixable } = run;
  const problems = isRepair ? Math.max(0, found - fixable) : summary.warn + summary.critical;
  return { endedMs, isDeep, problems };
}

type UpgradeChannel = Extract<CareChannel, `upgrade.${string}`>;

function upgradeHandlers(outside: Outside, state: AppState): Pick<Handlers, UpgradeChannel> {
  const { world } = outside;
  const runs = runBook<Awaited<ReturnType<Handlers["upgrade.read"]>>>(
    { kind: "none" },
    world.now,
    (id, run) => {
      outside.announce("upgrade.changed", { id, run });
    },
  );

  async function upgrade(id: VaultId, typed: string | null): Promise<void> {
    const become = runs.become.bind(null, id);
    const advance = runs.advance.bind(null, id);
    try {
      await state.open.workOn(id, "upgrading", async (signal) => {
        const done = await toldEnd(become, async () => {
          become({ kind: "running", step: null });
          const vault = await keyedVault({ outside, state }, id);
          const { storage, hostPath: path } = vault;
          const keyPlace = firstPlaceOf(vault);
          const { writers } = workplaceAt(outside, path);
          const upgrade = { storage, path, keyPlace, signal, writers };
          const skipped = await withPasswordOf({ outside, state }, id, typed, signal, (password) =>
            upgradeVault(world, { ...upgrade, password }, advance),
          );
          become({ kind: "ended", skipped });
          return { vault, keyPlace };
        });
        if (done !== null) await noteKey(state, id, done.vault, done.keyPlace);
      });
    } finally {
      await state.look(id);
    }
  }

  return {
    "upgrade.read": ({ id }) => Promise.resolve(runs.of(id)),
    "upgrade.start": ({ id, password }) => {
      upgrade(id, password).catch((error: unknown) => {
        logUnexpected(outside, "upgrading a vault", error);
      });
      return Promise.resolve(null);
    },
    "upgrade.stop": async ({ id }) => {
      await state.open.stop(id);
      return null;
    },
  };
}

/** Says why it did not end well. @returns `null` if the user has stopped it, which is no failure */
async function toldEnd<T>(
  become: (run: Awaited<ReturnType<Handlers["upgrade.read"]>>) => void,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const isStopped = isFailure(error, "cancelled");
    become(isStopped ? { kind: "none" } : { kind: "failed", failure: failureOf(error) });
    if (!isStopped) throw error;
    return null;
  }
}

/** @param typed - `null`: a program prints it. @throws RangeError if there is none */
function withPasswordOf<T>(
  deps: { readonly outside: Outside; readonly state: AppState },
  id: VaultId,
  typed: string | null,
  signal: AbortSignal,
  work: (password: string) => Promise<T>,
): Promise<T> {
  if (typed !== null) return work(typed);
  const program = programOf(deps, id);
  if (program === null) throw new RangeError("this vault has no password program");
  return withPrintedPassword(deps, program, signal, work);
}

/** A key file that has opened the vault, wherever it was chosen, is looked for there from now on. */
async function noteKey(
  { keys }: AppState,
  id: VaultId,
  { hostPath: vault, keyFiles }: KeyedVault,
  { hostPath }: KeyPlace,
): Promise<void> {
  keys.dropChoice(id);
  if (!(keyFiles.inside || keyFiles.isLinked)) await rememberKeyAt(keys.book, vault, hostPath);
}

/** Failures of a known kind are for the user, who is told by the run. */
function logUnexpected({ log }: Outside, where: string, error: unknown): void {
  if (failureOf(error).kind === "unexpected") log(where, error);
}
