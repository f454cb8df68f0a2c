/** What can be chosen for a vault that has lost files, and what is chosen unless the user says otherwise. */

import type { NewKeyHome } from "../../../src-shared/contract/key-rows.ts";
import type { RestoreChoice } from "../../../src-shared/contract/restore-rows.ts";
import { thresholdRange } from "../../../src-shared/model/new-vault.ts";
import type { LostFiles, RestoreCopy, RestorePlan } from "../../../src-shared/model/restore.ts";

/** The name of a kept copy; `null`: made anew. */
export type Source = string | null;

/** What keeps a copy from being taken; `null`: nothing. */
export type CopyProblem = "anotherVault" | "unreadable" | "otherPassword" | "needsPassword" | null;

export function configCopies({ config, copies }: RestorePlan): readonly RestoreCopy[] {
  return config === null ? [] : copies.filter(({ of }) => of === "config");
}

export function keyCopies({ needsKeyFile, copies }: RestorePlan): readonly RestoreCopy[] {
  return needsKeyFile ? copies.filter(({ of }) => of === "key-file") : [];
}

/** @param isByPassword - a password was typed, which the copies in `opened` take */
export function problemOf(
  { name, of, verdict }: RestoreCopy,
  { opened }: Pick<RestorePlan, "opened">,
  isByPassword: boolean,
): CopyProblem {
  if (verdict === "another-vault") return "anotherVault";
  if (verdict === "unreadable") return "unreadable";
  if (of === "config" || opened.includes(name)) return null;
  return isByPassword ? "otherPassword" : "needsPassword";
}

/** The newest copy that belongs to the vault; not one that makes it the vault of a Hub, which is a choice. */
function firstConfig(plan: RestorePlan): Source {
  const fits = configCopies(plan).find((copy) => copy.verdict === "fits" && copy.hubHost === null);
  return fits?.name ?? null;
}

function firstKeyFile(plan: RestorePlan): Source {
  const fits = keyCopies(plan).find((copy) => problemOf(copy, plan, true) === null);
  return fits?.name ?? null;
}

/** Whether the names leave open from which length on they are shortened. */
export function isThresholdOpen({ config }: RestorePlan): boolean {
  return config !== null && config.least > config.most;
}

/** @returns `null` for what is no threshold */
export function parseThreshold(typed: string): number | null {
  const { least, most } = thresholdRange;
  const number = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return number >= least && number <= most ? number : null;
}

/** The Hub that keeps the key of the vault once this configuration is in place. */
export function hubOf({ copies }: RestorePlan, config: Source): string | null {
  return copies.find(({ name }) => name === config)?.hubHost ?? null;
}

/** Whether there is anything that a password could open. */
export function hasKeyFile({ keyFile, copies }: LostFiles): boolean {
  return keyFile === "there" || copies.some(({ of, verdict }) => isKey(of, verdict));
}

function isKey(of: RestoreCopy["of"], verdict: RestoreCopy["verdict"]): boolean {
  return of === "key-file" && verdict !== "unreadable";
}

/** What is chosen of a plan. */
export interface Chosen {
  readonly config: Source;
  readonly keyFile: Source;
  /** As typed; asked only where the names leave it open. */
  readonly threshold: string;
}

export function firstChosen(plan: RestorePlan): Chosen {
  const threshold = String(thresholdRange.most);
  return { config: firstConfig(plan), keyFile: firstKeyFile(plan), threshold };
}

/** Whether a key file is put somewhere. */
export function isKeyWanted(plan: RestorePlan, { config }: Chosen): boolean {
  return plan.needsKeyFile && hubOf(plan, config) === null;
}

interface Decided {
  readonly isPasswordReady: boolean;
  readonly isHomeChosen: boolean;
}

/** Whether nothing is left to be said. */
export function isDecided(plan: RestorePlan, chosen: Chosen, decided: Decided): boolean {
  const isAsked = isThresholdOpen(plan) && chosen.config === null;
  if (isAsked && parseThreshold(chosen.threshold) === null) return false;
  if (!isKeyWanted(plan, chosen)) return true;
  return decided.isHomeChosen && (chosen.keyFile !== null || decided.isPasswordReady);
}

/** @param home - `null` where none is needed */
export function choiceOf(
  plan: RestorePlan,
  chosen: Chosen,
  newPassword: string,
  home: NewKeyHome | null,
): RestoreChoice {
  const isAsked = isThresholdOpen(plan);
  const shorteningThreshold = isAsked ? parseThreshold(chosen.threshold) : null;
  return {
    config:
      chosen.config === null
        ? { kind: "made", shorteningThreshold }
        : { kind: "copy", name: chosen.config },
    keyFile:
      home === null || !isKeyWanted(plan, chosen) ? null : keyFileOf(chosen, newPassword, home),
  };
}

function keyFileOf({ keyFile }: Chosen, newPassword: string, home: NewKeyHome) {
  return keyFile === null
    ? ({ kind: "made", newPassword, home } as const)
    : ({ kind: "copy", name: keyFile, home } as const);
}
