/**
 * Makes this device known to a server, by the account key of the user.
 *
 * The server keeps the keys of the user twice over: for the account key, which
 * the user has on paper, and for each device. Whoever has the account key can
 * open the former, and so make the latter for a new device. The whole content is
 * handed on and not only the key that opens vaults: the key that signs would be
 * lost to this device otherwise.
 */

import type { World } from "../base/world.ts";
import { base64, base64Url, utf8 } from "../crypto/encoding.ts";
import { type DeviceKey, deviceId } from "./device-key.ts";
import { sealForKey } from "./ecdh-es.ts";
import { believing, hubRefused } from "./hub-error.ts";
import { type OpenedUserKeys, openedUserKeys } from "./keys/user-key-of-device.ts";
import { importPublicKey } from "./p384-keys.ts";
import { openWithAccountKey } from "./pbes2.ts";
import type { HubServer } from "./server/hub-server.ts";
import { TokenError } from "./token-error.ts";

export interface Registration {
  readonly device: DeviceKey;
  /** How the user will know it in the list of devices. */
  readonly name: string;
  /** As typed; means nothing to a server before 1.3, which has none. */
  readonly accountKey: string;
}

/**
 * @throws VaultError `hub-refused`: `account-key-wrong`, `no-account-key`, `device-taken`,
 *   `device-refused`, `forged-answer`; as every call of the server
 */
export async function registerDevice(
  world: World,
  server: HubServer,
  registration: Registration,
): Promise<void> {
  const { device } = registration;
  const id = deviceId(device.spki);
  const common = { id, name: nameOf(server, registration), type: "DESKTOP" } as const;
  if (await server.isLegacy()) {
    return server.putDevice({ ...common, publicKey: base64Url(device.spki) });
  }
  using user = await userKeysByAccountKey(server, registration.accountKey);
  const publicKey = await importPublicKey(device.spki, "ECDH");
  await server.putDevice({
    ...common,
    publicKey: base64(device.spki),
    userPrivateKey: await sealForKey(world.random, publicKey, user.clear),
    creationTime: new Date(world.now()).toISOString(),
  });
}

async function userKeysByAccountKey(
  server: HubServer,
  accountKey: string,
): Promise<OpenedUserKeys> {
  const { host } = server.vault;
  const { privateKeys } = await server.me();
  if (privateKeys === null) throw hubRefused(host, "no-account-key");
  const typed = utf8(accountKey.trim());
  try {
    return await believing(host, async () =>
      openedUserKeys(await openWithAccountKey(typed, privateKeys)),
    );
  } catch (error) {
    if (error instanceof Error && isNotAuthentic(error.cause)) {
      throw hubRefused(host, "account-key-wrong", { cause: error });
    }
    throw error;
  } finally {
    typed.fill(0);
  }
}

function isNotAuthentic(cause: unknown): boolean {
  return cause instanceof TokenError && cause.problem === "not-authentic";
}

/** Hub takes no name that is empty or has one of these characters. */
function nameOf({ vault: { host } }: HubServer, { name }: Registration): string {
  const trimmed = name.trim();
  if (trimmed === "" || /[*<>"]/.test(trimmed)) throw hubRefused(host, "device-refused");
  return trimmed;
}
