/**
 * Asks the user, by a dialog of the system, whether what was dropped is to be copied into a vault.
 *
 * The paths of a drop come from the process of the window. Should somebody have taken that over, they
 * could name any file of this computer; copied into an open vault, the window could read it. A dialog that
 * main shows is out of the window's reach, so nothing is copied that the user has not seen named.
 */

import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { transfersText } from "../../../src-shared/text/transfers-text.ts";
import type { Vault } from "../../vault/vault.ts";
import type { AppState } from "../app-state.ts";
import type { TransferDesktop } from "../transfers/transfer-desktop.ts";

export interface CopyIn {
  readonly id: VaultId;
  /** Cleartext path of the folder that receives the copies. */
  readonly folder: string;
  /** Absolute on this computer. */
  readonly paths: readonly string[];
}

/** Paths that the question names; it says how many more there are. */
const mostNamed = 8;

export class CopyConsent {
  readonly #confirm: TransferDesktop["confirm"];
  readonly #state: Pick<AppState, "list" | "open">;
  /** Open vaults for which the user wants no more questions; a vault that is opened again is another one. */
  readonly #trusted = new WeakSet<Vault>();
  #isAsking = false;

  constructor(confirm: TransferDesktop["confirm"], state: Pick<AppState, "list" | "open">) {
    this.#confirm = confirm;
    this.#state = state;
  }

  /**
   * @returns false if the user said no, or is still being asked about another drop
   * @throws VaultError `locked`
   */
  async isGiven({ id, folder, paths }: CopyIn): Promise<boolean> {
    const vault = this.#state.open.vaultOf(id);
    if (this.#trusted.has(vault)) return true;
    // Whoever can drop could else cover the screen with questions, until one is answered by mistake.
    if (this.#isAsking) return false;
    this.#isAsking = true;
    try {
      const { name } = this.#state.list.find(id);
      const named = paths.slice(0, mostNamed);
      const { isYes, isMarked } = await this.#confirm(
        transfersText.confirmCopyIn({ vault: name, folder, named, count: paths.length }),
      );
      if (isYes && isMarked) this.#trusted.add(vault);
      return isYes;
    } finally {
      this.#isAsking = false;
    }
  }
}
