/**
 * Opens the vault of a call, works with it, and locks it again whatever happens.
 *
 * What the folder says about itself is looked at before the password is asked:
 * nobody should type one to be told that there is no vault.
 */

import { resolve } from "node:path";
import { usageText } from "../../src-shared/text/cli-text.ts";
import { noKeyFile } from "../app/key-places/key-files.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { inspectVault } from "../vault/inspect-vault.ts";
import { type OpenOptions, openVault, unlockKeys } from "../vault/open-vault.ts";
import type { Vault } from "../vault/vault.ts";
import { assertNobodyAlone, unlessHalfDone } from "../vault/work-alone.ts";
import type { Io } from "./io.ts";
import { keyFilesOf } from "./key-files.ts";
import type { OptionValues, openingOptions } from "./option-table.ts";
import { passwordSource } from "./password-source.ts";
import { readPassword } from "./read-password.ts";
import { passedWords } from "./read-words.ts";
import { withEachKeyFile } from "./try-key-files.ts";
import { UsageError } from "./usage-error.ts";
import { workplaceOf } from "./workplace.ts";

/** `read`: nothing is written into the vault, not even a backup of its configuration. */
export type Access = "read" | "write";

export interface OpeningCall {
  readonly operands: { readonly VAULT: string };
  readonly options: OptionValues<(typeof openingOptions)[number]>;
  readonly io: Io;
}

/** When the user asks to stop, the vault is locked at once: what still runs in it fails with `locked`. */
export async function withVault(
  call: OpeningCall,
  access: Access,
  work: (vault: Vault) => Promise<void>,
): Promise<void> {
  const vault = await openVaultOf(call, access);
  const stop = call.io.stop.requested;
  let locking: Promise<void> | undefined;
  const lock = (): Promise<void> => {
    locking ??= vault.lock();
    return locking;
  };
  const lockAtOnce = (): void => {
    // What the lock fails with is thrown where it is waited for, below.
    lock().catch(() => undefined);
  };
  stop.addEventListener("abort", lockAtOnce, { once: true });
  try {
    stop.throwIfAborted();
    await work(vault);
  } finally {
    stop.removeEventListener("abort", lockAtOnce);
    await lock();
  }
}

/** The caller locks the vault. */
export async function openVaultOf(call: OpeningCall, access: Access): Promise<Vault> {
  return withOpening(call, access, (opening) => openVault(systemWorld, opening));
}

/**
 * Gets what it takes to open the vault of a call, the secret last, which is wiped when `open` is done:
 * a password for the key file, the key itself from a Hub server, or a recovery key, which needs none.
 *
 * @throws VaultError `vault-in-repair` before anything is asked for; as `open`
 */
export async function withOpening<T>(
  call: OpeningCall,
  access: Access,
  open: (opening: OpenOptions) => Promise<T>,
): Promise<T> {
  const workplace = workplaceOf(call.operands.VAULT, call.io);
  if (access === "write") await assertNobodyAlone(workplace);
  return unlessHalfDone(workplace, () => openingWith(call, access, open));
}

async function openingWith<T>(
  { operands, options, io }: OpeningCall,
  access: Access,
  open: (opening: OpenOptions) => Promise<T>,
): Promise<T> {
  const hostPath = resolve(operands.VAULT);
  const storage = nodeStorage(hostPath);
  const words = await passedWords(options, io);
  if (words !== null && passwordSource(options).from !== "terminal") {
    throw new UsageError(usageText.keyTwice(["--words-…", "--password-…"]));
  }
  if (words !== null) {
    return open({ ...openingOf(operands.VAULT, access, io), password: new Uint8Array(), words });
  }
  if (await isHubVault(storage, hostPath)) {
    const { withHubKey } = await import("./hub/with-hub-key.ts");
    const opening = { ...openingOf(operands.VAULT, access, io), password: new Uint8Array() };
    const call = { vault: operands.VAULT, options, io };
    return withHubKey(call, (rawKey) => open({ ...opening, rawKey }));
  }
  const keyFiles = await keyFilesOf(operands.VAULT, options["masterkey-file"], io);
  // A vault that no password opens is refused by openVault, which then never looks at this one.
  const isOpenable = await opensWithPassword(storage, hostPath);
  if (isOpenable && !keyFiles.inside && keyFiles.elsewhere.length === 0) {
    throw noKeyFile(operands.VAULT, keyFiles);
  }
  const password = isOpenable ? await readPassword(options, operands.VAULT, io) : new Uint8Array();
  try {
    const opening = { ...openingOf(operands.VAULT, access, io), password };
    return await withEachKeyFile(keyFiles, { vault: operands.VAULT, io }, (masterkeyFile) =>
      open(masterkeyFile === undefined ? opening : { ...opening, masterkeyFile }),
    );
  } finally {
    password.fill(0);
  }
}

/** Everything but the key. */
function openingOf(vault: string, access: Access, io: Io): Omit<OpenOptions, "password"> {
  const hostPath = resolve(vault);
  return {
    storage: nodeStorage(hostPath),
    hostPath,
    readOnly: access === "read",
    signal: io.stop.requested,
    writers: workplaceOf(vault, io).writers,
  };
}

/**
 * For work on the key file itself.
 *
 * @throws VaultError what keeps this vault from being opened with a password
 */
export async function assertOpensWithPassword(storage: Storage, hostPath: string): Promise<void> {
  if (await opensWithPassword(storage, hostPath)) return;
  // It refuses for the same reason, and knows the words for it.
  const { key } = await unlockKeys({ storage, hostPath, password: new Uint8Array() });
  key[Symbol.dispose]();
}

async function isHubVault(storage: Storage, hostPath: string): Promise<boolean> {
  return (await inspectVault(storage, hostPath)).keySource === "hub";
}

async function opensWithPassword(storage: Storage, hostPath: string): Promise<boolean> {
  const { keySource, needsUpgrade } = await inspectVault(storage, hostPath);
  return keySource === "masterkeyfile" && !needsUpgrade;
}
