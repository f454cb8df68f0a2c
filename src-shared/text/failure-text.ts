/** What went wrong and what to do about it, in one or two sentences: for the app and the CLI alike. */

import { assertNever } from "../assert-never.ts";
import type { Failure } from "../failure.ts";
import { driveFailureText } from "./drive-failure-text.ts";
import { hubPassphraseText, hubRefusalText, hubUnreachableText } from "./hub-failure-text.ts";
import { passwordProgramFailure } from "./password-program-text.ts";
import { saying } from "./worded.ts";

export const failureText = saying("failureText", englishFailureText);

function englishFailureText(failure: Failure): string {
  switch (failure.kind) {
    case "not-a-vault":
      return `“${failure.path}” is not a vault: it has no “vault.cryptomator” file and no “d” folder. Choose the folder that holds both.`;
    case "not-a-folder":
      return `“${failure.path}” is a file. Choose the folder of the vault instead.`;
    case "another-vault":
      return `“${failure.path}” is another vault. Choose the folder to which this one was moved; nothing was changed.`;
    case "not-reachable":
      return `“${failure.path}” cannot be reached. Check that the disk or cloud folder is there and that you may open it, then try again.`;
    case "masterkey-missing":
      return `The key file “${failure.path}” is missing. If you keep it elsewhere, say where; otherwise recover the vault with its recovery key.`;
    case "vault-files-missing":
      return `“${failure.path}” looks like a vault whose files are lost: its encrypted folder “d” is there, but no “vault.cryptomator” and no key file. Wait for the sync to finish. If you keep the key file elsewhere, say where; otherwise restore both by the recovery key.`;
    case "config-missing":
      return `“${failure.path}” holds a vault whose configuration “vault.cryptomator” is missing. Wait for the sync to finish; if it does not come back, restore it: by the password, the recovery key or a copy.`;
    case "config-unreadable":
      return `The vault configuration “${failure.path}” is damaged or only half synced. Wait for the sync to finish; if it stays so, restore it: by the password, the recovery key or a copy.`;
    case "masterkey-unreadable":
      return `The key file “${failure.path}” is damaged or only half synced. Wait for the sync to finish; if it stays so, restore it: by the recovery key or a copy.`;
    case "vault-exists":
      return `“${failure.path}” exists already and is not an empty folder. Choose another name or place; nothing was changed.`;
    case "nothing-to-restore":
      return `There is nothing to restore in “${failure.path}”: its configuration and its key file are there and belong together.`;
    case "root-missing":
      return "The vault's root folder is missing inside “d”. The folder is probably not fully synced yet; wait for the sync to finish.";
    case "password-program-failed":
      return passwordProgramFailure(failure);
    case "hub-passphrase-wrong":
      return hubPassphraseText();
    case "hub-unreachable":
      return hubUnreachableText(failure.host);
    case "hub-refused":
      return hubRefusalText(failure.reason, failure.host);
    default:
      return failureTextOfVault(failure);
  }
}

/** Of what keeps a key or a password. */
type KeeperKind =
  | "password-program-failed"
  | "hub-passphrase-wrong"
  | "hub-unreachable"
  | "hub-refused";

type FolderKind =
  | "not-a-vault"
  | "not-a-folder"
  | "another-vault"
  | "not-reachable"
  | "masterkey-missing"
  | "vault-files-missing"
  | "config-missing"
  | "config-unreadable"
  | "masterkey-unreadable"
  | "vault-exists"
  | "nothing-to-restore"
  | "root-missing";

function failureTextOfVault(failure: Exclude<Failure, { kind: FolderKind | KeeperKind }>): string {
  switch (failure.kind) {
    case "unsupported-format":
      return `This vault has format ${failure.version}, which this version of Latchkey does not know. Look for a newer version.`;
    case "unsupported-cipher":
      return `This vault is encrypted with “${failure.cipher}”, which this version of Latchkey does not know. Look for a newer version.`;
    case "unsupported-key-source":
      return `The key of this vault comes from “${failure.keySource}”, which this version of Latchkey does not know. Look for a newer version.`;
    case "hub-vault":
      return `The key of this vault is kept by the Hub server ${failure.host}, which has to be asked for it. Log in there first: in the app, or with “latchkey hub login”.`;
    case "needs-upgrade":
      return `This vault has the old format ${failure.version} and needs an upgrade to format 8 first. Nothing was changed.`;
    case "format-too-old":
      return `This vault has format ${failure.version}, which is too old to be upgraded here. Upgrade it with Cryptomator 1.4 first, the last version that knows it. Nothing was changed.`;
    case "uvf-vault":
      return `“${failure.path}” is a vault in the new UVF format (“vault.uvf”), which this version of Latchkey does not know. Look for a newer version.`;
    case "not-downloaded":
      return `“${failure.path}” is only a placeholder for a file that iCloud has not downloaded. Download the whole vault folder, then try again. Nothing was changed.`;
    case "upgrade-name-too-long":
      return `The upgrade would give “${failure.path}” a name that is too long for this disk. Move the vault to another disk, or shorten that name with the app the vault was made with. Nothing was changed.`;
    case "wrong-password":
      return "That is not the password of this vault. Check Caps Lock and the keyboard layout, then try again.";
    case "saved-password-lost":
      return "The saved password can no longer be read from the keychain. Type the password of the vault.";
    case "wrong-recovery-key":
      return recoveryKeyText(failure);
    case "key-of-another-vault":
      return "This key belongs to another vault, or the vault configuration was changed by someone without the key. Nothing was opened; check that key file and vault belong together.";
    case "masterkey-version-forged":
      return "The version written in the key file was changed by someone without the key. Nothing was opened; restore the key file from a backup.";
    case "password-too-short":
      return `The password is too short. Use ${failure.minimum} characters or more.`;
    case "kdf-too-costly":
      return `The key file asks for ${Math.round(failure.mebibytes)} MiB of memory to check the password, far more than any real vault. It was probably tampered with; restore it from a backup.`;
    case "key-file-of-another-vault":
      return failure.owner === null
        ? `“${failure.path}” is the key file of another vault. Choose the one of this vault.`
        : `“${failure.path}” is the key file of the vault “${failure.owner}”. Choose the one of this vault.`;
    case "key-drive-missing":
      return `The key file is on the drive “${failure.label}”, which is not connected. Insert it and try again.`;
    case "key-place-read-only":
      return `“${failure.path}” cannot be written, because the drive is read-only. Nothing was changed; take off its write protection, or choose another place.`;
    case "key-place-in-vault":
      return `“${failure.path}” lies in the vault itself, where only encrypted files belong. Choose a folder outside of it.`;
    case "key-file-not-kept":
      return `The drive gave back another content for “${failure.path}” than was written, so it is not to be trusted; choose another drive. An older key file is kept there.`;
    case "threshold-unknown":
      return thresholdText(failure);
    default:
      return failureTextOfDisk(failure);
  }
}

function recoveryKeyText(failure: Extract<Failure, { kind: "wrong-recovery-key" }>): string {
  switch (failure.reason) {
    case "unknown-words":
      return `These words are not a recovery key: ${failure.places.length === 1 ? "word" : "words"} ${failure.places.join(", ")} of it cannot be. Check the spelling.`;
    case "wrong-count":
      return "These words are not a recovery key, which has 44 words. Check that none is missing and none is there twice.";
    case "wrong-checksum":
      return "These words are not a recovery key: one of them is another one of the list, or two have changed places. Compare them with your copy.";
    case "another-vault":
      return "These words are a recovery key, but that of another vault. Look for the one of this vault.";
    default:
      return assertNever(failure.reason);
  }
}

function thresholdText({ least, most }: Extract<Failure, { kind: "threshold-unknown" }>): string {
  return least > most
    ? "The names in this vault do not tell from which length on they are shortened. Say it, if you know it; 220 is usual."
    : `The names in this vault do not fit that length for shortening. It lies between ${least} and ${most}.`;
}

type VaultKind =
  | "unsupported-format"
  | "unsupported-cipher"
  | "unsupported-key-source"
  | "hub-vault"
  | "needs-upgrade"
  | "format-too-old"
  | "uvf-vault"
  | "not-downloaded"
  | "upgrade-name-too-long"
  | "wrong-password"
  | "saved-password-lost"
  | "wrong-recovery-key"
  | "key-of-another-vault"
  | "key-file-of-another-vault"
  | "key-drive-missing"
  | "key-place-read-only"
  | "key-place-in-vault"
  | "key-file-not-kept"
  | "threshold-unknown"
  | "masterkey-version-forged"
  | "password-too-short"
  | "kdf-too-costly";

function failureTextOfDisk(
  failure: Exclude<Failure, { kind: FolderKind | KeeperKind | VaultKind }>,
): string {
  switch (failure.kind) {
    case "no-space":
      return "The disk is full. Free some space and try again; the old version of the file is still there.";
    case "read-only":
      return "This vault, or the disk it lies on, is read-only. Nothing was changed.";
    case "permission-denied":
      return `The system does not allow access to “${failure.path}” in the vault folder. Check its permissions.`;
    case "in-use":
      return `“${failure.path}” in the vault folder is in use by another program, often the sync client. Try again in a moment.`;
    case "vault-open":
      return "This vault is open in Latchkey just now: in the window, or in another “latchkey” command. Lock it there, then try again.";
    case "vault-in-repair":
      return "This vault is being repaired, restored or upgraded just now, in the window or by a “latchkey” command. Wait until that has ended, then try again.";
    case "port-in-use":
      return `Port ${failure.port} is used by another program. Choose another port.`;
    case "local-not-found":
      return `“${failure.path}” is not there on this computer.`;
    case "local-exists":
      return `“${failure.path}” exists already on this computer. Choose another name.`;
    case "local-failed":
      return `“${failure.path}” on this computer could not be read or written. Check its permissions.`;
    case "local-no-space":
      return `There is no room left on this computer for “${failure.path}”. Free some space and try again.`;
    case "local-name-refused":
      return `“${failure.path}” has a name that this computer does not allow. Rename it in the vault and try again.`;
    case "local-unsupported":
      return `“${failure.path}” is a device, socket or pipe, which a vault cannot hold; it was skipped.`;
    case "local-overlaps":
      return `“${failure.path}” lies in the folder of the vault itself, or holds it. Choose another place; nothing was copied.`;
    case "local-changed":
      return `“${failure.path}” was changed while it was copied, so it was left out. Copy it again once nothing writes it.`;
    case "copy-differs":
      return `What was written to “${failure.path}” is not what is read back there, so the copy was thrown away. Do not trust this disk until you have checked it.`;
    case "locked":
      return "The vault is locked. Unlock it and try again.";
    case "cancelled":
      return "Stopped.";
    case "unexpected":
      return "Something went wrong that Latchkey did not expect. Nothing was overwritten; please try again.";
    case "drive-unavailable":
    case "drive-failed":
    case "drive-service-off":
    case "drive-letter-taken":
    case "drive-busy":
    case "drive-not-shown":
      return driveFailureText(failure);
    default:
      return failureTextOfFile(failure);
  }
}

type FileKind =
  | "not-found"
  | "already-exists"
  | "not-empty"
  | "is-a-directory"
  | "is-not-a-directory"
  | "is-not-a-file"
  | "is-not-a-link"
  | "link-loop"
  | "link-target-invalid"
  | "into-itself"
  | "name-invalid"
  | "name-too-long"
  | "tampered"
  | "broken-node"
  | "file-in-use"
  | "copy-replaced";

type RepairKind = "repair-unknown" | "repair-unreadable" | "repair-changed";

function failureTextOfFile(failure: Extract<Failure, { kind: FileKind | RepairKind }>): string {
  const name = `“${failure.path}”`;
  switch (failure.kind) {
    case "not-found":
      return `${name} is not in the vault.`;
    case "already-exists":
      return `${name} exists already in the vault. Choose another name.`;
    case "not-empty":
      return `${name} is a folder that is not empty. Empty it first.`;
    case "is-a-directory":
      return `${name} is a folder, not a file.`;
    case "is-not-a-directory":
      return `${name} is not a folder.`;
    case "is-not-a-file":
      return `${name} is not a file.`;
    case "is-not-a-link":
      return `${name} is not a link.`;
    case "link-loop":
      return `The link ${name} leads back to itself.`;
    case "link-target-invalid":
      return `The target of the link ${name} is empty or too long.`;
    case "into-itself":
      return `${name} cannot be moved or copied into itself.`;
    case "name-invalid":
      return `${name} is not a name that a vault can hold. Paths begin with “/”; “.”, “..” and empty names are not allowed.`;
    case "name-too-long":
      return `The name ${name} is too long for this vault. Use at most ${failure.limit} bytes.`;
    case "tampered":
      return `${name} does not authenticate: it was damaged or changed outside the vault. Restore it from a backup, or from your cloud's version history.`;
    case "broken-node":
      return `${name} is broken in the vault folder, probably by an unfinished sync. Wait for the sync to finish.`;
    case "file-in-use":
      return `${name} is open in another program. Close it there, then try again. Nothing was changed.`;
    case "copy-replaced":
      return `${name} was changed by another program before the copy of it could be verified. What is there now was left alone; compare it with the original.`;
    default:
      return failureTextOfRepair(failure);
  }
}

function failureTextOfRepair(failure: Extract<Failure, { kind: RepairKind }>): string {
  const name = `“${failure.path}”`;
  switch (failure.kind) {
    case "repair-unknown":
      return `There is no repair ${name} in the vault folder that could be taken back.`;
    case "repair-unreadable":
      return `The journal ${name} is damaged, so its repair cannot be taken back. What the repair replaced lies beside it.`;
    case "repair-changed":
      return `Since the repair, something else was put into ${name}. Nothing was taken back; move it elsewhere first.`;
    default:
      return assertNever(failure);
  }
}
