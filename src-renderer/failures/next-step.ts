/**
 * What the user does next about a failure.
 *
 * Every kind has an answer, or the compiler refuses: a step that the window can
 * take for them, or the reason why it offers none.
 */

import type { Failure } from "../../src-shared/failure.ts";

/** What the window can do for somebody who has met a failure. */
export type NextStep =
  /** Looks at the folders of the vaults again. */
  | "look-again"
  /** Shows the vault folder in the file manager. */
  | "show-folder"
  /** Gives the vault a new key file and password by its recovery key. */
  | "recover"
  /** Gives the vault back its configuration, its key file, or both. */
  | "restore"
  /** Goes to the check of the vault. */
  | "check"
  /** Goes to the vault's port. */
  | "change-port"
  /** Goes to the upgrade. */
  | "upgrade"
  | "unlock"
  /** Looks for the key file of the vault, or lets it be chosen. */
  | "find-key"
  | "lock"
  /** Shows the folder of the log. */
  | "show-log";

/**
 * Why there is no button:
 *
 * - `here`: what is to be done stands beside the failure: the field to type into again, the button to press again
 * - `elsewhere`: only another program, another disk or another version can help; the sentence says which
 */
type NoStep = "here" | "elsewhere";

export const nextSteps: Readonly<Record<Failure["kind"], NextStep | NoStep>> = {
  // The folder and its files. What is half synced or to be put back is in the folder.
  "not-a-vault": "show-folder",
  "not-a-folder": "show-folder",
  "another-vault": "here",
  "not-reachable": "look-again",
  "masterkey-missing": "find-key",
  "vault-files-missing": "restore",
  "config-missing": "restore",
  "config-unreadable": "restore",
  "masterkey-unreadable": "restore",
  "vault-exists": "here",
  "nothing-to-restore": "here",
  "threshold-unknown": "here",
  "root-missing": "check",

  // What the vault says about itself.
  "unsupported-format": "elsewhere",
  "unsupported-cipher": "elsewhere",
  "unsupported-key-source": "elsewhere",
  "hub-vault": "unlock",
  // The dialogs about Hub servers have the buttons for each reason.
  "hub-passphrase-wrong": "here",
  "hub-unreachable": "here",
  "hub-refused": "here",
  "needs-upgrade": "upgrade",
  "format-too-old": "elsewhere",
  "uvf-vault": "elsewhere",
  "not-downloaded": "show-folder",
  "upgrade-name-too-long": "show-folder",

  // Keys.
  "wrong-password": "here",
  "saved-password-lost": "here",
  "password-program-failed": "here",
  "wrong-recovery-key": "here",
  // Which of the two is the foreign one shows there; a new password alone would not mend a foreign configuration.
  "key-of-another-vault": "restore",
  "key-file-of-another-vault": "here",
  "key-drive-missing": "find-key",
  "key-place-read-only": "here",
  "key-place-in-vault": "here",
  "key-file-not-kept": "here",
  "masterkey-version-forged": "recover",
  "password-too-short": "here",
  "kdf-too-costly": "recover",

  // Files in an open vault.
  "not-found": "here",
  "already-exists": "here",
  "not-empty": "here",
  "is-a-directory": "here",
  "is-not-a-directory": "here",
  "is-not-a-file": "here",
  "is-not-a-link": "here",
  "link-loop": "here",
  "link-target-invalid": "here",
  "into-itself": "here",
  "name-invalid": "here",
  "name-too-long": "here",
  tampered: "check",
  "broken-node": "check",
  "file-in-use": "elsewhere",
  locked: "unlock",

  // The disk.
  "no-space": "elsewhere",
  "read-only": "elsewhere",
  "permission-denied": "show-folder",
  "in-use": "here",

  // Repairs.
  "vault-open": "lock",
  "vault-in-repair": "here",
  "repair-unknown": "here",
  "repair-unreadable": "show-folder",
  "repair-changed": "show-folder",

  // Around the vault.
  "port-in-use": "change-port",
  "local-not-found": "here",
  "local-exists": "here",
  "local-failed": "elsewhere",
  "local-no-space": "elsewhere",
  "local-name-refused": "here",
  "local-overlaps": "here",
  "local-changed": "here",
  "copy-differs": "elsewhere",
  "copy-replaced": "here",
  "local-unsupported": "elsewhere",
  "drive-unavailable": "here",
  "drive-failed": "here",
  "drive-service-off": "elsewhere",
  "drive-letter-taken": "elsewhere",
  "drive-busy": "elsewhere",
  "drive-not-shown": "here",
  cancelled: "here",
  unexpected: "show-log",
};
