/** A client of a Hub in this process: the engine's own parts, with a browser that logs in by itself. */

import { systemWorld } from "../../../src-main/crypto/system-world.ts";
import type { DeviceKey } from "../../../src-main/hub/device-key.ts";
import { fetchVaultKeys } from "../../../src-main/hub/fetch-vault-keys.ts";
import { hubHttp } from "../../../src-main/hub/http.ts";
import { type HubSession, hubSession } from "../../../src-main/hub/hub-session.ts";
import type { DeviceKeys } from "../../../src-main/hub/keys/device-keys.ts";
import { registerDevice } from "../../../src-main/hub/register-device.ts";
import { type HubVault, hubVaultOf } from "../../../src-main/hub/trust/hub-vault.ts";
import { nodeStorage } from "../../../src-main/storage/node-storage.ts";
import { openVault } from "../../../src-main/vault/open-vault.ts";
import { readVaultFiles } from "../../../src-main/vault/vault-files.ts";
import { browseAlong } from "../../hub/browser.ts";
import type { Team } from "../../hub/team.ts";

export interface Client {
  /** How long it waits for an answer, milliseconds. */
  patienceMs: number;
  readonly session: HubSession;
  /** What the browser showed, in order. */
  readonly pages: readonly { readonly url: string; readonly text: string }[];
  hub(): Promise<HubVault>;
  register(accountKey: string, name?: string): Promise<void>;
  /** @returns the content of the file in the vault */
  read(): Promise<string>;
}

/** For the slowest machine, milliseconds. */
const PATIENCE = 60_000;

const never = new AbortController().signal;

export function hubClient({ folder }: Team): Client {
  const pages: { url: string; text: string }[] = [];
  const storage = nodeStorage(folder);
  const session = hubSession({
    world: systemWorld,
    http: (request, signal) => hubHttp(fetch, client.patienceMs)(request, signal),
    deviceKeys: keysInMemory(),
    openBrowser: (url) => {
      browseAlong(url, (page) => pages.push(page));
      return Promise.resolve();
    },
  });

  async function hub(): Promise<HubVault> {
    const files = await readVaultFiles(storage, folder);
    if ("legacyFormat" in files) throw new Error("an old vault");
    return hubVaultOf(files);
  }

  const client: Client = {
    patienceMs: PATIENCE,
    session,
    pages,
    hub,
    async register(accountKey, name = "test") {
      await session.run(await hub(), never, ({ server, device }) =>
        registerDevice(systemWorld, server, { device, name, accountKey }),
      );
    },
    async read() {
      using keys = await session.run(await hub(), never, ({ server, device }) =>
        fetchVaultKeys(server, device),
      );
      const [{ rawKey }] = keys.epochs;
      const password = new Uint8Array();
      const vault = await openVault(systemWorld, { storage, hostPath: folder, password, rawKey });
      try {
        const file = await vault.openFile("/hello.txt");
        const bytes = await file.read(0, file.size);
        await file.close();
        return new TextDecoder().decode(bytes);
      } finally {
        await vault.lock();
      }
    },
  };
  return client;
}

function keysInMemory(): DeviceKeys {
  const keys = new Map<string, DeviceKey>();
  const copy = ({ pkcs8, spki }: DeviceKey): DeviceKey => ({ pkcs8: pkcs8.slice(), spki });
  return {
    load: (api) => {
      const key = keys.get(api);
      return Promise.resolve(key === undefined ? null : copy(key));
    },
    keep: (api, key) => {
      keys.set(api, copy(key));
      return Promise.resolve();
    },
  };
}
