/**
 * One user at one Hub server: logs in when it has to, and gives out the server and the key of this device.
 *
 * A login is kept in memory for as long as the server says it is good, and not
 * longer than some minutes. Nothing is asked of anybody before the user has
 * trusted the server; whoever makes a session has to have seen to that.
 */

import type { World } from "../base/world.ts";
import { type DeviceKey, deviceId, newDeviceKey } from "./device-key.ts";
import type { HubHttp } from "./http.ts";
import { isRefusal } from "./hub-error.ts";
import type { DeviceKeys } from "./keys/device-keys.ts";
import { type HubLogin, logIn } from "./login/log-in.ts";
import { hubApi } from "./server/hub-api.ts";
import { type HubServer, hubServer } from "./server/hub-server.ts";
import type { HubVault } from "./trust/hub-vault.ts";

export interface HubNeeds {
  readonly world: World;
  readonly http: HubHttp;
  readonly openBrowser: (url: string) => Promise<void>;
  readonly deviceKeys: DeviceKeys;
  /** How long the user has for a login, milliseconds. */
  readonly loginPatience?: number;
}

/** A server and this device, for the length of one piece of work. */
export interface AtHub {
  readonly server: HubServer;
  readonly device: DeviceKey;
}

export interface HubSession {
  /**
   * @param hub - of the server that this session is for
   * @throws VaultError `hub-refused`, `hub-unreachable`, `cancelled`; what `work` throws
   */
  run<T>(hub: HubVault, signal: AbortSignal, work: (at: AtHub) => Promise<T>): Promise<T>;
}

/** However long a server says: who comes back later logs in again. Milliseconds. */
const LONGEST_LOGIN = 10 * 60_000;

/** A login that is about to end would end in the middle of the work. */
const TO_SPARE = 5_000;

export function hubSession(needs: HubNeeds): HubSession {
  const { world, http, deviceKeys } = needs;
  let login: HubLogin | null = null;

  async function current(hub: HubVault, device: DeviceKey, signal: AbortSignal): Promise<HubLogin> {
    if (login !== null && login.expiresMs - TO_SPARE > world.now()) return login;
    const { loginPatience: patience, openBrowser } = needs;
    const options = { world, http, openBrowser, signal };
    const fresh = await logIn(
      patience === undefined ? options : { ...options, patience },
      hub,
      deviceId(device.spki),
    );
    login = { ...fresh, expiresMs: Math.min(fresh.expiresMs, world.now() + LONGEST_LOGIN) };
    return login;
  }

  return {
    async run(hub, signal, work) {
      const device = await keyOfDevice(deviceKeys, hub);
      try {
        const { accessToken, expiresMs } = await current(hub, device, signal);
        const api = hubApi(http, hub, { accessToken, expiresMs }, signal);
        return await work({ server: hubServer(api), device });
      } catch (error) {
        if (isRefusal(error, "logged-out")) login = null;
        throw error;
      } finally {
        device.pkcs8.fill(0);
      }
    },
  };
}

/** Made on first use: a server learns of it only when it is registered. */
async function keyOfDevice(keys: DeviceKeys, hub: HubVault): Promise<DeviceKey> {
  const kept = await keys.load(hub.tuple.api);
  if (kept !== null) return kept;
  const made = await newDeviceKey();
  await keys.keep(hub.tuple.api, made);
  return made;
}
