/**
 * Who is writing, or was: the sessions of open vaults on this computer, and of
 * repairs, in a place outside the vaults. It tells whether the writer of a draft
 * that somebody left in a vault is surely gone, and what is done with a vault just now.
 */

/** `repairing` stands for all work that must be alone in the vault folder (work-alone.ts): restore and upgrade too. */
export type SessionUse = "writing" | "repairing";

export interface Writers {
  /**
   * Enters a session before it writes anything. Throws nothing: a session that
   * could not be entered is one that nobody can tell anything about.
   *
   * @param session - eight characters, part of the name of each of its drafts
   * @param hostPath - of the vault folder
   * @param use - `writing` if absent
   * @returns leaves it again, once none of its drafts is left
   */
  enter(session: string, hostPath: string, use?: SessionUse): Promise<() => Promise<void>>;

  /** True only if the session was entered on this computer and its process has ended since. */
  isGone(session: string): Promise<boolean>;

  /** True if a session that writes into the vault in this folder is known and seems to be alive. */
  isOpen(hostPath: string): Promise<boolean>;

  /** The same for one that is alone there; `own` does not count. */
  isInRepair(hostPath: string, own?: string): Promise<boolean>;
}
