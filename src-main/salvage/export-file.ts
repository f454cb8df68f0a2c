/** Exports one file: the chunks that authenticate, with zeros in the place of the others. */

import { isFailure, VaultError } from "../base/vault-error.ts";
import type { TargetFile } from "../storage/salvage-target.ts";
import { makeAt, type SalvagePlace } from "./place-for.ts";
import type { DamageReason, Hole } from "./salvage-event.ts";
import type { SalvageRun } from "./salvage-run.ts";
import { openSealed, type SealedFile } from "./sealed-file.ts";

/** What is to be exported, and where it goes. */
export interface Item {
  /** The file with the ciphertext, relative to the vault folder. */
  readonly dataPath: string;
  /** Asked for once there is something to save. */
  readonly place: () => Promise<SalvagePlace>;
  /** Cleartext path for the report if nothing can be saved. */
  readonly lostPath: string;
}

/**
 * @param isUncertain - true if only its header can tell whether it is ciphertext of this vault at all
 * @returns false if it turned out to be a file of another program: nothing was done or reported
 */
export async function exportFile(
  run: SalvageRun,
  item: Item,
  isUncertain: boolean,
): Promise<boolean> {
  const sealed = await openSealed(run.engine.storage, run.engine.content, item.dataPath);
  try {
    if (isUncertain && sealed?.isOpen !== true) return false;
    if (sealed === null) await reportLost(run, item, "permission-denied", []);
    else if (sealed.isEmpty) await reportLost(run, item, "broken-node", [[0, 0]]);
    else await exportSealed(run, item, sealed);
    await run.progress({ files: 1 });
    return true;
  } finally {
    await sealed?.close();
  }
}

async function exportSealed(run: SalvageRun, item: Item, sealed: SealedFile): Promise<void> {
  const copy: Copy = { made: null, holes: [], goodBytes: 0 };
  try {
    await copyPieces(run, item, sealed, copy);
    await copy.made?.file.finish(sealed.shape.clearBytes, sealed.modifiedMs);
  } catch (error) {
    await copy.made?.file.discard().catch(() => undefined);
    return reportUnsaved(run, item.lostPath, error);
  }
  if (copy.made === null) return reportLost(run, item, "tampered", copy.holes);
  run.tally.files += 1;
  run.tally.bytes += copy.goodBytes;
  await reportSaved(run, item, copy.made, copy.holes);
}

/** How far a copy is. */
interface Copy {
  /** Made with the first byte that authenticates. */
  made: { readonly file: TargetFile; readonly place: SalvagePlace } | null;
  readonly holes: Hole[];
  goodBytes: number;
}

async function copyPieces(
  run: SalvageRun,
  item: Item,
  sealed: SealedFile,
  copy: Copy,
): Promise<void> {
  const make = async (): Promise<TargetFile> => {
    copy.made ??= await makeFile(run, await item.place());
    return copy.made.file;
  };
  for await (const { start, end, clear } of sealed.pieces()) {
    run.throwIfStopped();
    if (clear === null) addHole(copy.holes, start, end);
    else if (clear.length > 0) {
      await (await make()).write(clear, start);
      copy.goodBytes += clear.length;
    }
    await run.progress({ bytes: end - start });
  }
  if (sealed.isOpen && copy.holes.length === 0) await make();
}

async function makeFile(run: SalvageRun, place: SalvagePlace): Promise<NonNullable<Copy["made"]>> {
  const file = await makeAt(place, (folder, name) => run.target.makeFile(folder, name));
  return { file, place };
}

function addHole(holes: Hole[], start: number, end: number): void {
  const last = holes.at(-1);
  if (last?.[1] === start) holes[holes.length - 1] = [last[0], end];
  else holes.push([start, end]);
}

export async function reportLost(
  run: SalvageRun,
  { lostPath: path, dataPath: ciphertextPath }: Pick<Item, "lostPath" | "dataPath">,
  reason: DamageReason,
  holes: readonly Hole[],
): Promise<void> {
  const damage = { path, ciphertextPath, reason, holes, savedAs: null };
  await run.report({ kind: "damaged", type: "file", ...damage });
}

async function reportSaved(
  run: SalvageRun,
  { dataPath: ciphertextPath }: Item,
  { file, place }: NonNullable<Copy["made"]>,
  holes: readonly Hole[],
): Promise<void> {
  if (holes.length === 0) return reportName(run, place, file.path);
  const { path } = place;
  const damage = { path, ciphertextPath, reason: "tampered", holes, savedAs: file.path } as const;
  await run.report({ kind: "damaged", type: "file", ...damage });
}

/** Tells of something that is whole but has not got the name it was to have. */
export async function reportName(
  run: SalvageRun,
  { path, folder, name }: SalvagePlace,
  savedAs: string,
): Promise<void> {
  const wanted = folder === "" ? name : `${folder}/${name}`;
  if (savedAs !== wanted) await run.report({ kind: "renamed", path, savedAs });
}

/** Failures of this computer that concern one entry only, so that the others may still be tried. */
const ofOneEntry = [
  "local-name-refused",
  "local-failed",
  "local-not-found",
  "local-exists",
] as const;

/** @throws `error` itself if it concerns more than one entry: a full disk, a bug */
export async function reportUnsaved(run: SalvageRun, path: string, error: unknown): Promise<void> {
  const isOfOneEntry = ofOneEntry.some((kind) => isFailure(error, kind));
  if (!(error instanceof VaultError) || !isOfOneEntry) throw error;
  await run.report({ kind: "unsaved", path, failure: error.failure });
}
