/**
 * The account key of a user: a random UUID, by which new devices are registered.
 *
 * The server has it encrypted for the key of the user, so every registered
 * device can show it.
 */

import { z } from "zod";
import type { World } from "../base/world.ts";
import { sameBytes } from "../crypto/digest.ts";
import { utf8 } from "../crypto/encoding.ts";
import { openForKey, sealForKey } from "./ecdh-es.ts";
import { believing, hubRefused } from "./hub-error.ts";
import { fromJsonBytes, toJsonBytes } from "./json-bytes.ts";
import { publicHalf } from "./keys/public-half.ts";
import { type OpenedUserKeys, openedUserKeys, userEcdhKey } from "./keys/user-key-of-device.ts";
import { importPublicKey } from "./p384-keys.ts";
import { openWithAccountKey, sealWithAccountKey } from "./pbes2.ts";
import type { HubServer } from "./server/hub-server.ts";
import { TokenError } from "./token-error.ts";
import type { UserKeys } from "./user-keys.ts";

const Content = z.object({ setupCode: z.string().min(1).max(200) });

/**
 * Anybody can encrypt anything for the key of the user, so what comes out is tried before it is shown: who
 * keeps a word that opens nothing would find that out when every device is gone.
 *
 * @throws VaultError `hub-refused`: `no-account-key`; `forged-answer`, also where it does not open the keys of
 *   the user; as every call of the server
 */
export async function readAccountKey(server: HubServer, user: OpenedUserKeys): Promise<string> {
  const { host } = server.vault;
  const { setupCode, privateKeys } = await server.me();
  if (setupCode === null || privateKeys === null) throw hubRefused(host, "no-account-key");
  return believing(host, async () => {
    const clear = await openForKey(await userEcdhKey(user), setupCode);
    const content = Content.safeParse(fromJsonBytes(clear));
    clear.fill(0);
    if (!content.success) throw new TokenError("bad-content", "no account key");
    const accountKey = content.data.setupCode;
    await assertOpens(accountKey, privateKeys, user);
    return accountKey;
  });
}

/** @throws TokenError unless it opens the very keys that the user has on this device */
async function assertOpens(accountKey: string, token: string, { ecdh }: UserKeys): Promise<void> {
  const bytes = utf8(accountKey);
  try {
    using opened = openedUserKeys(await openWithAccountKey(bytes, token));
    if (!sameBytes(opened.ecdh, ecdh)) throw new TokenError("bad-content", "keys of somebody else");
  } finally {
    bytes.fill(0);
  }
}

/**
 * Gives the user another account key; the old one registers nothing any more. Devices keep working.
 *
 * @returns the new one
 * @throws VaultError as every call of the server; the old one stays good then
 */
export async function renewAccountKey(
  world: World,
  server: HubServer,
  user: OpenedUserKeys,
): Promise<string> {
  const accountKey = newUuid(world);
  const bytes = utf8(accountKey);
  const me = await server.me();
  const owner = await believing(server.vault.host, () =>
    importPublicKey(publicHalf(user.ecdh), "ECDH"),
  );
  const privateKeys = await sealWithAccountKey(world.random, bytes, user.clear);
  const setupCode = await sealForKey(world.random, owner, toJsonBytes({ setupCode: accountKey }));
  bytes.fill(0);
  // The server keeps nothing that is left out, so everything that it has goes back with it. Only the
  // members that it calls by two names change under both.
  const old = me.json["privateKey"] === undefined ? {} : { privateKey: privateKeys };
  await server.putMe({ ...me.json, ...old, privateKeys, setupCode });
  return accountKey;
}

/** Version 4 (RFC 9562 §5.4). */
function newUuid({ random }: World): string {
  const bytes = random(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString("hex");
  bytes.fill(0);
  return [0, 8, 12, 16, 20].map((at, index, all) => hex.slice(at, all[index + 1])).join("-");
}
