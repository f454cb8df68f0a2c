/**
 * The API of a Hub server, as far as a client of vaults needs it
 * (levels 0 to 4, Hub 1.0 to 1.4).
 *
 * Every status that means something to a user becomes a failure with a sentence
 * of its own; every body is parsed, and what does not parse is `forged-answer`.
 * All calls throw VaultError `hub-refused`, `hub-unreachable`, `cancelled`.
 */

import type { HubVault } from "../trust/hub-vault.ts";
import { ApiConfig, Device, OwnedVaults, User } from "./answers.ts";
import type { HubApi, Refusals } from "./hub-api.ts";
import { type PeopleCalls, peopleCalls } from "./people-calls.ts";

/** The first level with keys of users; before it, vault keys are for devices. */
const LEVEL_OF_USER_KEYS = 1;

export interface HubServer extends UserCalls, DeviceCalls, VaultCalls, PeopleCalls {
  readonly vault: HubVault;
  /** True for Hub before 1.3, which knows no keys of users. */
  isLegacy(): Promise<boolean>;
}

interface UserCalls {
  /** The user who has logged in, with their devices. */
  me(): Promise<User>;
  /** Replaces what the server has of the user; it keeps nothing that is left out. */
  putMe(user: Readonly<Record<string, unknown>>): Promise<void>;
}

interface DeviceCalls {
  /** @returns `null` if the server does not know it, or as somebody else's */
  device(id: string): Promise<Device | null>;
  /** @throws VaultError `hub-refused`: `device-taken`, `device-refused` */
  putDevice(device: NewDevice | LegacyDevice): Promise<void>;
  removeDevice(id: string): Promise<void>;
}

interface VaultCalls {
  /** The token with the key of the vault, for the key of the user. */
  vaultToken(deviceId: string): Promise<string>;
  /** The same for the key of the device, from a legacy server; `null` if it does not know the device. */
  legacyVaultToken(deviceId: string): Promise<string | null>;
  ownsVault(): Promise<boolean>;
}

export interface LegacyDevice {
  readonly id: string;
  readonly name: string;
  readonly type: "DESKTOP";
  /** SPKI in Base64; of the URL alphabet without padding for a legacy server. */
  readonly publicKey: string;
}

export interface NewDevice extends LegacyDevice {
  /** The keys of the user, for this device. */
  readonly userPrivateKey: string;
  /** ISO 8601. */
  readonly creationTime: string;
}

const vaultRefusals: Refusals = {
  402: "licence",
  403: "no-access",
  404: "not-found",
  410: "archived",
  449: "no-account-key",
};
const deviceRefusals: Refusals = { 400: "device-refused", 409: "device-taken" };

export function hubServer(api: HubApi): HubServer {
  return {
    vault: api.vault,
    isLegacy: async () => (await api.read("config", ApiConfig)).apiLevel < LEVEL_OF_USER_KEYS,
    ...userCalls(api),
    ...deviceCalls(api),
    ...vaultCalls(api),
    ...peopleCalls(api),
  };
}

function userCalls(api: HubApi): UserCalls {
  return {
    me: () => api.read("users/me?withDevices=true", User),
    async putMe(user) {
      api.require(await api.put("users/me", user), [200, 201]);
    },
  };
}

function deviceCalls(api: HubApi): DeviceCalls {
  return {
    async device(id) {
      const answer = await api.ask(`devices/${encodeURIComponent(id)}`);
      if (answer.status === 404) return null;
      api.require(answer, [200]);
      return api.parse(Device, answer);
    },
    async putDevice(device) {
      const answer = await api.put(`devices/${encodeURIComponent(device.id)}`, device);
      api.require(answer, [200, 201], deviceRefusals);
    },
    async removeDevice(id) {
      const answer = await api.ask(`devices/${encodeURIComponent(id)}`, { method: "DELETE" });
      // Somebody else was faster.
      api.require(answer, [200, 204, 404]);
    },
  };
}

function vaultCalls(api: HubApi): VaultCalls {
  const { vaultId } = api.vault;
  const plainText = { Accept: "text/plain" };
  return {
    async vaultToken(deviceId) {
      const headers = { ...plainText, "Hub-Device-ID": deviceId };
      const answer = await api.ask(`vaults/${vaultId}/access-token`, { headers });
      api.require(answer, [200], vaultRefusals);
      return answer.text.trim();
    },
    async legacyVaultToken(deviceId) {
      const answer = await api.ask(`vaults/${vaultId}/keys/${deviceId}`, { headers: plainText });
      if (answer.status === 404) return null;
      api.require(answer, [200], vaultRefusals);
      return answer.text.trim();
    },
    async ownsVault() {
      const owned = await api.read("vaults/accessible?role=OWNER", OwnedVaults);
      return owned.some(({ id }) => id === vaultId);
    },
  };
}
