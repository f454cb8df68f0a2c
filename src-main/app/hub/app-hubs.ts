/**
 * The Hub servers of the vaults on the list: whom to trust, and who is logged in where.
 *
 * No server is asked before {@link AppHubs.trusted} has said yes.
 */

import { realpath } from "node:fs/promises";
import { join } from "node:path";
import type { HubTuple } from "../../../src-shared/model/hub.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { isFailure, VaultError } from "../../base/vault-error.ts";
import { fetchVaultKeys } from "../../hub/fetch-vault-keys.ts";
import { hubHttp } from "../../hub/http.ts";
import { hubRefused } from "../../hub/hub-error.ts";
import { type AtHub, type HubSession, hubSession } from "../../hub/hub-session.ts";
import { type HubVault, hubVaultOf } from "../../hub/trust/hub-vault.ts";
import { readVaultFiles } from "../../vault/vault-files.ts";
import type { AppState } from "../app-state.ts";
import type { Outside } from "../outside.ts";
import type { Keychain } from "../saved-passwords.ts";
import { type DeviceKeyFile, deviceKeyFile, type Sealer } from "./device-key-file.ts";
import { type TrustBook, trustBook } from "./trust-book.ts";

export interface ListedHub {
  readonly hub: HubVault;
  /** The vault folder, links followed. */
  readonly folder: string;
}

export interface AppHubs {
  readonly book: TrustBook;
  readonly keys: DeviceKeyFile;
  /** What a vault says; asks nobody. @throws VaultError `hub-refused`: `address-…`; the kinds about the folder */
  readonly hubOf: (id: VaultId) => Promise<ListedHub>;
  /** @throws VaultError `hub-refused`: `not-trusted`, and as {@link hubOf} */
  trusted(id: VaultId): Promise<ListedHub>;
  /** Works at the server of a vault, after a login where one is needed. @throws as {@link HubSession.run} */
  run<T>(id: VaultId, signal: AbortSignal, work: (at: AtHub) => Promise<T>): Promise<T>;
  /**
   * Gets the key of a vault from its server, and wipes it after.
   *
   * @param open - has to find out whether it is the key of this vault
   * @throws VaultError as {@link run}; `hub-refused`: `foreign-key`; what `open` throws
   */
  withKey<T>(
    id: VaultId,
    signal: AbortSignal,
    open: (rawKey: Uint8Array) => Promise<T>,
  ): Promise<T>;
  /** Ends every login at a server. */
  readonly forgetLogins: (tuple: HubTuple) => void;
}

type HubOutside = Pick<
  Outside,
  "world" | "dataFolder" | "storageAt" | "keychain" | "fetch" | "desktop"
>;

export function appHubs(outside: HubOutside, { list }: Pick<AppState, "list">): AppHubs {
  const { world, dataFolder } = outside;
  const book = trustBook(dataFolder, world.now);
  const keys = deviceKeyFile(
    join(dataFolder, "hub-devices.json"),
    keychainSealer(outside.keychain),
  );
  const sessions = new Map<string, HubSession>();

  function sessionFor(tuple: HubTuple): HubSession {
    const name = nameOf(tuple);
    const session =
      sessions.get(name) ??
      hubSession({
        world,
        http: hubHttp(outside.fetch),
        openBrowser: outside.desktop.openTrusted,
        deviceKeys: keys,
      });
    sessions.set(name, session);
    return session;
  }

  async function hubOf(id: VaultId): Promise<ListedHub> {
    const { path } = list.find(id);
    const files = await readVaultFiles(outside.storageAt(path), path);
    if ("legacyFormat" in files) throw new RangeError("this vault has no Hub");
    return { hub: hubVaultOf(files), folder: await realpath(path) };
  }

  async function trusted(id: VaultId): Promise<ListedHub> {
    const found = await hubOf(id);
    const { kind } = await book.judge(found.hub.tuple, found.folder);
    if (kind !== "trusted") throw hubRefused(found.hub.host, "not-trusted");
    return found;
  }

  return {
    book,
    keys,
    hubOf,
    trusted,
    async run(id, signal, work) {
      const { hub } = await trusted(id);
      return sessionFor(hub.tuple).run(hub, signal, work);
    },
    async withKey(id, signal, open) {
      const { hub } = await trusted(id);
      using ring = await sessionFor(hub.tuple).run(hub, signal, ({ server, device }) =>
        fetchVaultKeys(server, device),
      );
      const [{ rawKey }] = ring.epochs;
      return await open(rawKey).catch((cause: unknown) => {
        if (!isFailure(cause, "key-of-another-vault")) throw cause;
        throw hubRefused(hub.host, "foreign-key", { cause });
      });
    },
    forgetLogins: (tuple) => void sessions.delete(nameOf(tuple)),
  };
}

function nameOf({ api, login, clientId }: HubTuple): string {
  return JSON.stringify([api, login, clientId]);
}

/** A keychain that keeps its key in plain text is none. */
function keychainSealer(keychain: Keychain): Sealer {
  return {
    async seal(clear, api) {
      if (!(await keychain.isUsable())) throw hubRefused(hostOf(api), "no-keychain");
      return Buffer.from(await keychain.seal(clear)).toString("base64");
    },
    async unseal(sealed, api) {
      if (!(await keychain.isUsable())) throw hubRefused(hostOf(api), "no-keychain");
      try {
        return await keychain.unseal(Buffer.from(sealed, "base64"));
      } catch (cause) {
        if (cause instanceof VaultError) throw cause;
        throw hubRefused(hostOf(api), "device-key-lost", { cause });
      }
    },
  };
}

function hostOf(api: string): string {
  return new URL(api).host;
}
