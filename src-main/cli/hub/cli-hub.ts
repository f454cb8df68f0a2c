/** The Hub of a vault on the command line: whom to trust, the key of this computer, and the login. */

import { realpath, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import type { HubTuple } from "../../../src-shared/model/hub.ts";
import { hubCliText as text } from "../../../src-shared/text/cli-hub-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { type DeviceKeyFile, deviceKeyFile } from "../../app/hub/device-key-file.ts";
import { type TrustBook, trustBook } from "../../app/hub/trust-book.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { hubHttp } from "../../hub/http.ts";
import { hubRefused } from "../../hub/hub-error.ts";
import { type HubSession, hubSession } from "../../hub/hub-session.ts";
import { passphraseSealer } from "../../hub/keys/passphrase-sealer.ts";
import { type HubVault, hubVaultOf } from "../../hub/trust/hub-vault.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { inspectVault } from "../../vault/inspect-vault.ts";
import { readVaultFiles } from "../../vault/vault-files.ts";
import type { Io } from "../io.ts";
import { ownFolder } from "../key-files.ts";
import type { PasswordOptions } from "../password-source.ts";
import { jsonLine } from "../print.ts";
import { readNewPassword, readPassword } from "../read-password.ts";
import { UsageError } from "../usage-error.ts";

export interface HubCall {
  readonly vault: string;
  readonly options: PasswordOptions;
  readonly io: Io;
}

export interface CliHub {
  readonly hub: HubVault;
  /** The vault folder, absolute, links followed. */
  readonly folder: string;
  readonly trust: TrustBook;
  readonly keys: DeviceKeyFile;
  readonly session: HubSession;
}

/** Whether there is a key for any server at all. */
export async function hasAnyHubKey(io: Io): Promise<boolean> {
  return stat(keyFilePath(io)).then(
    () => true,
    () => false,
  );
}

function keyFilePath(io: Io): string {
  return join(ownFolder(io), "hub-devices-cli.json");
}

/** Whether there is one for the server of this vault. */
export async function hasHubKey({ hub, keys }: CliHub): Promise<boolean> {
  return keys.has(hub.tuple.api);
}

/**
 * For the length of `work`; asks nothing of anybody. The passphrase is asked for when it is needed.
 *
 * @throws UsageError for a vault without a Hub; VaultError `hub-refused`: `address-…`; what `work` throws
 */
export async function withHub<T>(
  { vault, options, io }: HubCall,
  work: (hub: CliHub) => Promise<T>,
): Promise<T> {
  const folder = await realpath(resolve(vault)).catch(() => resolve(vault));
  const hub = await hubAt(folder);
  const label = text.deviceKey(printable(hub.host));
  let passphrase: Promise<Uint8Array> | null = null;
  const ask = (isNew: boolean): Promise<Uint8Array> => {
    passphrase ??= (isNew ? readNewPassword : readPassword)(options, label, io);
    return passphrase;
  };
  const { random } = systemWorld;
  const keys = deviceKeyFile(keyFilePath(io), {
    seal: (clear) => passphraseSealer(random, () => ask(true)).seal(clear),
    unseal: (sealed) => passphraseSealer(random, () => ask(false)).unseal(sealed),
  });
  try {
    const session = hubSession({
      world: systemWorld,
      http: hubHttp(fetch),
      deviceKeys: keys,
      openBrowser: (url) => tellAddress(io, url),
    });
    return await work({
      hub,
      folder,
      trust: trustBook(ownFolder(io), systemWorld.now),
      keys,
      session,
    });
  } finally {
    const bytes = await (passphrase as Promise<Uint8Array> | null)?.catch(() => null);
    bytes?.fill(0);
  }
}

async function hubAt(folder: string): Promise<HubVault> {
  const storage = nodeStorage(folder);
  const { keySource } = await inspectVault(storage, folder);
  const files = await readVaultFiles(storage, folder);
  if (keySource !== "hub" || "legacyFormat" in files) throw new UsageError(text.notAHub);
  return hubVaultOf(files);
}

/** @throws VaultError `hub-refused`: `not-trusted` */
export async function assertTrusted({ hub, folder, trust }: CliHub): Promise<void> {
  const { kind } = await trust.judge(hub.tuple, folder);
  if (kind !== "trusted") throw hubRefused(hub.host, "not-trusted");
}

/** As `--trust-hub` wants it. */
export function tupleText({ api, login, clientId }: HubTuple): string {
  return `${api},${login},${clientId}`;
}

export function defaultDeviceName(): string {
  return `${hostname()} (command line)`;
}

/** No browser is opened: there may be none, or it may be somebody else's. */
async function tellAddress(io: Io, url: string): Promise<void> {
  await io.stderr.write(io.json ? `${jsonLine({ browser: url })}\n` : `${text.openThis(url)}\n`);
}
