import type { Failure } from "../../src-shared/failure.ts";

/** What an open vault has left behind: should one of these come through all the same, it is our fault. */
const BUG = 500;

/** What a client may try again: the sync client is busy, the disk is away, the vault is being locked. */
const TRY_AGAIN = 503;

const statuses: Record<Failure["kind"], number> = {
  "not-found": 404,
  "link-loop": 404,
  "is-a-directory": 405,
  "already-exists": 412,
  "not-empty": 409,
  "is-not-a-directory": 409,
  "is-not-a-file": 409,
  "is-not-a-link": 409,
  "into-itself": 403,
  "read-only": 403,
  "permission-denied": 403,
  "name-invalid": 400,
  "link-target-invalid": 400,
  "name-too-long": 414,
  "no-space": 507,
  tampered: 500,
  unexpected: 500,

  "broken-node": TRY_AGAIN,
  "in-use": TRY_AGAIN,
  "file-in-use": TRY_AGAIN,
  locked: TRY_AGAIN,
  cancelled: TRY_AGAIN,
  "not-reachable": TRY_AGAIN,
  "not-downloaded": TRY_AGAIN,

  "not-a-vault": BUG,
  "another-vault": BUG,
  "not-a-folder": BUG,
  "masterkey-missing": BUG,
  "vault-files-missing": BUG,
  "config-missing": BUG,
  "config-unreadable": BUG,
  "masterkey-unreadable": BUG,
  "vault-exists": BUG,
  "root-missing": BUG,
  "nothing-to-restore": BUG,
  "threshold-unknown": BUG,
  "unsupported-format": BUG,
  "unsupported-cipher": BUG,
  "unsupported-key-source": BUG,
  "hub-vault": BUG,
  "hub-passphrase-wrong": BUG,
  "hub-unreachable": BUG,
  "hub-refused": BUG,
  "needs-upgrade": BUG,
  "format-too-old": BUG,
  "uvf-vault": BUG,
  "upgrade-name-too-long": BUG,
  "wrong-password": BUG,
  "saved-password-lost": BUG,
  "password-program-failed": BUG,
  "wrong-recovery-key": BUG,
  "key-of-another-vault": BUG,
  "key-file-of-another-vault": BUG,
  "key-drive-missing": BUG,
  "key-place-read-only": BUG,
  "key-place-in-vault": BUG,
  "key-file-not-kept": BUG,
  "masterkey-version-forged": BUG,
  "password-too-short": BUG,
  "kdf-too-costly": BUG,
  "vault-open": BUG,
  "vault-in-repair": BUG,
  "repair-unknown": BUG,
  "repair-unreadable": BUG,
  "repair-changed": BUG,
  "port-in-use": BUG,
  "drive-unavailable": BUG,
  "drive-failed": BUG,
  "drive-service-off": BUG,
  "drive-letter-taken": BUG,
  "drive-busy": BUG,
  "drive-not-shown": BUG,
  "local-not-found": BUG,
  "local-exists": BUG,
  "local-failed": BUG,
  "local-no-space": BUG,
  "local-name-refused": BUG,
  "local-unsupported": BUG,
  "local-overlaps": BUG,
  "local-changed": BUG,
  "copy-differs": BUG,
  "copy-replaced": BUG,
};

/**
 * The status a WebDAV client sees for a failure (RFC 4918 §9 and §11), where
 * the method has no more to say about it.
 */
export function httpStatus(failure: Failure): number {
  return statuses[failure.kind];
}
