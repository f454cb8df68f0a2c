import { type DeviceKey, deviceId } from "../device-key.ts";
import { openForKey } from "../ecdh-es.ts";
import { believing, hubRefused } from "../hub-error.ts";
import { type EcKey, importPrivateKey } from "../p384-keys.ts";
import type { HubServer } from "../server/hub-server.ts";
import { parseUserKeys, type UserKeys } from "../user-keys.ts";

/** The keys of the user, and the bytes that they came in. */
export interface OpenedUserKeys extends UserKeys, Disposable {
  /** To be handed on as they are, lest anything in them is lost. */
  readonly clear: Uint8Array;
}

/** Takes over `clear`; disposing wipes it and the keys. @throws TokenError `bad-content` */
export function openedUserKeys(clear: Uint8Array): OpenedUserKeys {
  let keys: UserKeys;
  try {
    keys = parseUserKeys(clear);
  } catch (error) {
    clear.fill(0);
    throw error;
  }
  return {
    ...keys,
    clear,
    [Symbol.dispose]: () => {
      clear.fill(0);
      keys.ecdh.fill(0);
      keys.ecdsa?.fill(0);
    },
  };
}

/**
 * The keys of the user, as the server keeps them for this device.
 *
 * @returns the caller disposes of them
 * @throws VaultError `hub-refused`: `device-unknown` where this device is not registered (any more),
 *   `forged-answer`; as every call of the server
 */
export async function userKeysOfDevice(
  server: HubServer,
  device: DeviceKey,
): Promise<OpenedUserKeys> {
  const { host } = server.vault;
  const known = await server.device(deviceId(device.spki));
  const token = known?.userPrivateKey ?? null;
  if (token === null) throw hubRefused(host, "device-unknown");
  return believing(host, async () =>
    openedUserKeys(await openForKey(await importPrivateKey(device.pkcs8, "ECDH"), token)),
  );
}

/** What opens tokens that are for the user. */
export function userEcdhKey({ ecdh }: UserKeys): Promise<EcKey> {
  return importPrivateKey(ecdh, "ECDH");
}
