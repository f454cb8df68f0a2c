import { resolve } from "node:path";
import { isFailure, VaultError } from "../../base/vault-error.ts";
import { fetchVaultKeys } from "../../hub/fetch-vault-keys.ts";
import { hubRefused } from "../../hub/hub-error.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { inspectVault } from "../../vault/inspect-vault.ts";
import { unlockKeys } from "../../vault/open-vault.ts";
import {
  assertTrusted,
  type CliHub,
  type HubCall,
  hasAnyHubKey,
  hasHubKey,
  withHub,
} from "./cli-hub.ts";

/**
 * Gets the key of a vault from its Hub, by a new login.
 *
 * @param open - the key is wiped after
 * @throws VaultError `hub-vault` before the first “hub login”; `hub-refused`, `hub-unreachable`,
 *   `hub-passphrase-wrong`; what `open` throws
 */
export async function withHubKey<T>(
  call: HubCall,
  open: (rawKey: Uint8Array) => Promise<T>,
): Promise<T> {
  const folder = resolve(call.vault);
  const { hubHost } = await inspectVault(nodeStorage(folder), folder);
  const notYet = new VaultError({ kind: "hub-vault", host: hubHost ?? "" });
  if (!(await hasAnyHubKey(call.io))) throw notYet;
  return await withHub(call, async (at) => {
    if (!(await hasHubKey(at))) throw notYet;
    await assertTrusted(at);
    return await withKeyFrom(at, call.io.stop.requested, open);
  });
}

/** @throws VaultError as {@link withHubKey} */
export async function withKeyFrom<T>(
  { hub, folder, session }: CliHub,
  signal: AbortSignal,
  open: (rawKey: Uint8Array) => Promise<T>,
): Promise<T> {
  using ring = await session.run(hub, signal, ({ server, device }) =>
    fetchVaultKeys(server, device),
  );
  const [{ rawKey }] = ring.epochs;
  await assertKeyOfVault(folder, hub.host, rawKey);
  return await open(rawKey);
}

/** The server may have sent any key: the vault has to know it. */
async function assertKeyOfVault(folder: string, host: string, rawKey: Uint8Array): Promise<void> {
  const opening = { storage: nodeStorage(folder), hostPath: folder, password: new Uint8Array() };
  try {
    const { key } = await unlockKeys({ ...opening, rawKey });
    key[Symbol.dispose]();
  } catch (cause) {
    if (!isFailure(cause, "key-of-another-vault")) throw cause;
    throw hubRefused(host, "foreign-key", { cause });
  }
}
