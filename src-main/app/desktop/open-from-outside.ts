/**
 * A file or folder that the user opens with Latchkey: by a double click, on the
 * command line, or dropped on the window.
 *
 * The drive of a known vault that is open is shown, or its page where it has none; one that is locked asks for its password
 * in front of everything else, and an unknown one is put on the list first. What
 * is no vault is said to be none. The path is only ever looked at: nothing that
 * lies there is changed or handed to the window.
 */

import { realpath, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { failureOf, VaultError } from "../../base/vault-error.ts";
import { isWholeVault } from "../add-vault.ts";
import type { AppState } from "../app-state.ts";
import type { Outside } from "../outside.ts";
import { openDriveFromOutside } from "./open-drive-from-outside.ts";
import type { Wishes } from "./wishes.ts";

interface OpenNeeds {
  readonly state: Pick<AppState, "list" | "open" | "drives" | "look" | "announce">;
  readonly storageAt: Outside["storageAt"];
  readonly log: Outside["log"];
  readonly wishes: Wishes;
}

/** @param path - absolute on this computer */
export async function openFromOutside(needs: OpenNeeds, path: string): Promise<void> {
  const { state, wishes, log } = needs;
  try {
    const folder = await vaultFolder(path);
    const isWhole = await isWholeVault(needs.storageAt(folder), folder);
    const { id, isNew } = await state.list.add(folder, basename(folder).normalize("NFC"));
    if (isNew) state.announce();
    await state.look(id);
    if (hasDrive(state, id)) {
      await openDriveFromOutside({ log }, state, wishes, id);
      return;
    }
    const isShut = state.open.stateOf(id).kind === "shut";
    wishes.make({ kind: isShut && isWhole ? "unlock" : "show-vault", id });
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "unexpected") log("opening from outside", error);
    wishes.make({ kind: "refused", failure });
  }
}

function hasDrive({ open, drives }: OpenNeeds["state"], id: VaultId): boolean {
  const { kind } = drives.stateOf(id);
  return open.stateOf(id).kind === "unlocked" && (kind === "mounted" || kind === "mounting");
}

/**
 * The folder of the vault that a path means: itself, or the one that its `.cryptomator` file lies in.
 *
 * @throws VaultError `not-reachable`; `not-a-vault` for any other file
 */
async function vaultFolder(path: string): Promise<string> {
  try {
    const real = await realpath(path);
    if ((await stat(real)).isDirectory()) return real;
    if (real.endsWith(".cryptomator")) return dirname(real);
  } catch (cause) {
    throw new VaultError({ kind: "not-reachable", path }, { cause });
  }
  throw new VaultError({ kind: "not-a-vault", path });
}
