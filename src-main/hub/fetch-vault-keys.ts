import { type DeviceKey, deviceId } from "./device-key.ts";
import { openForKey } from "./ecdh-es.ts";
import { believing, hubRefused } from "./hub-error.ts";
import { type KeyRing, ringOfOne } from "./keys/key-ring.ts";
import { userEcdhKey, userKeysOfDevice } from "./keys/user-key-of-device.ts";
import { type EcKey, importPrivateKey } from "./p384-keys.ts";
import type { HubServer } from "./server/hub-server.ts";
import { parseVaultKey } from "./vault-key.ts";

/**
 * The keys of a vault from its server: the device opens the keys of the user, and those the key of the vault.
 *
 * That it is the key of this vault is not known yet: the configuration of the vault has to say so.
 *
 * @returns the caller disposes of them
 * @throws VaultError `hub-refused`, `hub-unreachable`, `cancelled`
 */
export async function fetchVaultKeys(server: HubServer, device: DeviceKey): Promise<KeyRing> {
  if (await server.isLegacy()) return fetchLegacyKeys(server, device);
  using user = await userKeysOfDevice(server, device);
  const token = await server.vaultToken(deviceId(device.spki));
  // Awaited, because the keys of the user are wiped when this returns.
  return await ringIn(server, () => userEcdhKey(user), token);
}

/** Before Hub 1.3 the key of the vault was made for each device. */
async function fetchLegacyKeys(server: HubServer, device: DeviceKey): Promise<KeyRing> {
  const token = await server.legacyVaultToken(deviceId(device.spki));
  if (token === null) throw hubRefused(server.vault.host, "device-unknown");
  return ringIn(server, () => importPrivateKey(device.pkcs8, "ECDH"), token);
}

function ringIn(
  { vault: { host } }: HubServer,
  keyOf: () => Promise<EcKey>,
  token: string,
): Promise<KeyRing> {
  return believing(host, async () => {
    const clear = await openForKey(await keyOf(), token);
    try {
      return ringOfOne(parseVaultKey(clear));
    } finally {
      clear.fill(0);
    }
  });
}
