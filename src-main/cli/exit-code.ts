import type { Failure } from "../../src-shared/failure.ts";

/**
 * Exit codes are a public interface: scripts test them. Never renumber. The
 * meaning of each number is in docs/cli.md.
 */
const exitCodes: Readonly<Record<Failure["kind"], number>> = {
  "not-a-vault": 12,
  "another-vault": 12,
  "not-a-folder": 12,
  "not-reachable": 16,
  "masterkey-missing": 18,
  "vault-files-missing": 12,
  "config-missing": 12,
  "config-unreadable": 20,
  "masterkey-unreadable": 20,
  "vault-exists": 13,
  "root-missing": 20,
  "nothing-to-restore": 13,
  "threshold-unknown": 2,

  "unsupported-format": 21,
  "unsupported-cipher": 21,
  "unsupported-key-source": 21,
  "hub-vault": 21,
  "hub-passphrase-wrong": 10,
  "hub-unreachable": 16,
  "hub-refused": 24,
  "needs-upgrade": 22,
  "format-too-old": 21,
  "uvf-vault": 21,
  "not-downloaded": 16,
  "upgrade-name-too-long": 14,

  "wrong-password": 10,
  "saved-password-lost": 10,
  "password-program-failed": 10,
  "wrong-recovery-key": 11,
  "key-of-another-vault": 23,
  "key-file-of-another-vault": 23,
  "key-drive-missing": 18,
  "key-place-read-only": 15,
  "key-place-in-vault": 2,
  "key-file-not-kept": 1,
  "masterkey-version-forged": 20,
  "password-too-short": 2,
  "kdf-too-costly": 20,

  "not-found": 12,
  "already-exists": 13,
  "not-empty": 13,
  "is-a-directory": 2,
  "is-not-a-directory": 12,
  "is-not-a-file": 2,
  "is-not-a-link": 2,
  "link-loop": 12,
  "link-target-invalid": 2,
  "into-itself": 2,
  "name-invalid": 2,
  "name-too-long": 14,
  tampered: 20,
  "broken-node": 20,
  "file-in-use": 17,
  // The CLI locks a vault early only because the user asked it to stop.
  locked: 130,

  "no-space": 14,
  "read-only": 15,
  "permission-denied": 16,
  "in-use": 17,

  "vault-open": 17,
  "vault-in-repair": 17,
  "repair-unknown": 12,
  "repair-unreadable": 20,
  "repair-changed": 13,

  "port-in-use": 17,
  "drive-unavailable": 21,
  "drive-failed": 16,
  "drive-service-off": 21,
  "drive-letter-taken": 17,
  "drive-busy": 17,
  "drive-not-shown": 16,
  "local-not-found": 12,
  "local-exists": 13,
  "local-failed": 16,
  "local-no-space": 14,
  "local-name-refused": 14,
  "local-unsupported": 2,
  "local-overlaps": 2,
  "local-changed": 17,
  "copy-differs": 1,
  "copy-replaced": 17,
  cancelled: 130,
  unexpected: 1,
};

/** Words that are not the recovery key of the vault: what a check of them concludes. */
export const recoveryKeyExitCode = 11;

/** A call that could not be understood. */
export const usageExitCode = 2;

export function exitCode(failure: Failure): number {
  return exitCodes[failure.kind];
}
