/**
 * Every way an operation can fail that a user may meet, as one tagged union.
 *
 * The engine throws it (as a `VaultError`), IPC carries it; the texts word it,
 * WebDAV turns it into a status and the CLI into an exit code. A new kind is a
 * compile error in those three until each has answered for it.
 *
 * `path` is a cleartext path inside a vault (begins with `/`) unless the
 * comment says otherwise. Nothing here ever holds a secret.
 */

import { z } from "zod";
import { HubRefusal } from "./model/hub.ts";

const plain = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });
const withPath = <K extends string>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), path: z.string() });

export const Failure = z.discriminatedUnion("kind", [
  // The folder or its files are not (or no longer) what a vault needs. `path` is on the host.
  withPath("not-a-vault"),
  withPath("not-a-folder"),
  // Chosen as the folder to which a vault of the list was moved.
  withPath("another-vault"),
  withPath("not-reachable"),
  withPath("masterkey-missing"),
  // Encrypted folders, and neither a configuration nor a key file beside them.
  withPath("vault-files-missing"),
  withPath("config-missing"),
  withPath("config-unreadable"),
  withPath("masterkey-unreadable"),
  withPath("vault-exists"),
  // What is to be restored is there, and readable.
  withPath("nothing-to-restore"),
  // `least` is more than `most` where the names contradict each other.
  z.strictObject({ kind: z.literal("threshold-unknown"), least: z.int(), most: z.int() }),
  plain("root-missing"),

  // What the vault says about itself is beyond this version.
  z.strictObject({ kind: z.literal("unsupported-format"), version: z.int() }),
  z.strictObject({ kind: z.literal("unsupported-cipher"), cipher: z.string() }),
  z.strictObject({ kind: z.literal("unsupported-key-source"), keySource: z.string() }),
  z.strictObject({ kind: z.literal("hub-vault"), host: z.string() }),
  z.strictObject({ kind: z.literal("needs-upgrade"), version: z.int() }),
  z.strictObject({ kind: z.literal("format-too-old"), version: z.int() }),
  // `path` is on the host.
  withPath("uvf-vault"),

  // An upgrade is refused. `path` is relative to the vault folder; of `not-downloaded`, which is
  // met in open vaults too, it is a cleartext path there.
  withPath("not-downloaded"),
  withPath("upgrade-name-too-long"),

  // Keys.
  plain("wrong-password"),
  plain("saved-password-lost"),
  // The program that should print the password of a vault; `program` is its name without its arguments.
  z.strictObject({
    kind: z.literal("password-program-failed"),
    program: z.string(),
    // `wrong`: what it printed is not the password, where nobody could have typed one instead.
    reason: z.enum(["not-started", "refused", "too-slow", "no-password", "wrong"]),
  }),
  z.strictObject({
    kind: z.literal("wrong-recovery-key"),
    reason: z.enum(["unknown-words", "wrong-count", "wrong-checksum", "another-vault"]),
    /** The places, from 1, of the words that are in no recovery key; empty unless that is the reason. */
    places: z.array(z.int()).readonly(),
  }),
  plain("key-of-another-vault"),
  // `path` is on the host. Of a key file that was chosen, before any password is typed; `owner` is the
  // folder of the vault it belongs to, if this computer knows it.
  z.strictObject({
    kind: z.literal("key-file-of-another-vault"),
    path: z.string(),
    owner: z.string().nullable(),
  }),
  // The drive with the key file is not there; `label` is its name, `path` where the file was seen last.
  z.strictObject({
    kind: z.literal("key-drive-missing"),
    label: z.string(),
    path: z.string(),
  }),
  withPath("key-place-read-only"),
  withPath("key-place-in-vault"),
  withPath("key-file-not-kept"),
  plain("masterkey-version-forged"),
  z.strictObject({ kind: z.literal("password-too-short"), minimum: z.int() }),
  z.strictObject({ kind: z.literal("kdf-too-costly"), mebibytes: z.number() }),

  // The Hub server that keeps the key of a vault.
  plain("hub-passphrase-wrong"),
  z.strictObject({ kind: z.literal("hub-unreachable"), host: z.string() }),
  z.strictObject({ kind: z.literal("hub-refused"), host: z.string(), reason: HubRefusal }),

  // Files inside an open vault.
  withPath("not-found"),
  withPath("already-exists"),
  withPath("not-empty"),
  withPath("is-a-directory"),
  withPath("is-not-a-directory"),
  withPath("is-not-a-file"),
  withPath("is-not-a-link"),
  withPath("link-loop"),
  withPath("link-target-invalid"),
  withPath("into-itself"),
  withPath("name-invalid"),
  z.strictObject({ kind: z.literal("name-too-long"), path: z.string(), limit: z.int() }),
  withPath("tampered"),
  withPath("broken-node"),
  withPath("file-in-use"),
  plain("locked"),

  // The ciphertext disk. `path` is relative to the vault folder.
  withPath("no-space"),
  withPath("read-only"),
  withPath("permission-denied"),
  withPath("in-use"),

  // Repairs of the vault folder. `path` is relative to it.
  plain("vault-open"),
  plain("vault-in-repair"),
  withPath("repair-unknown"),
  withPath("repair-unreadable"),
  withPath("repair-changed"),

  // Around the vault.
  z.strictObject({ kind: z.literal("port-in-use"), port: z.int() }),
  withPath("local-not-found"),
  withPath("local-exists"),
  withPath("local-failed"),
  withPath("local-no-space"),
  withPath("local-name-refused"),
  withPath("local-unsupported"),
  // Of a folder that lies in the vault folder, or holds it. `path` is on the host.
  withPath("local-overlaps"),
  // A file was written by somebody while it was copied. `path` is on the host.
  withPath("local-changed"),
  // What was read back is not what was written. `path` is of the copy: in the vault or on the host.
  withPath("copy-differs"),
  // The same, but somebody else has changed or replaced the copy meanwhile; what is there was left alone.
  withPath("copy-replaced"),
  plain("drive-unavailable"),
  z.strictObject({ kind: z.literal("drive-failed"), program: z.string() }),
  // The service of Windows that mounts WebDAV is not there, or may not be started.
  plain("drive-service-off"),
  // `null`: none is free.
  z.strictObject({ kind: z.literal("drive-letter-taken"), letter: z.string().nullable() }),
  withPath("drive-busy"),
  // `path` is that of the drive.
  withPath("drive-not-shown"),
  plain("cancelled"),
  plain("unexpected"),
]);

export type Failure = z.output<typeof Failure>;

/** A failure, or the value that was asked for. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };
