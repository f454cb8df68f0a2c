import type { World } from "../../base/world.ts";
import { base64 } from "../../crypto/encoding.ts";
import { shippedWords } from "../../format/shipped-words.ts";
import { sign } from "../es384.ts";
import { believing, hubRefused } from "../hub-error.ts";
import { toJsonBytes } from "../json-bytes.ts";
import { importPrivateKey } from "../p384-keys.ts";
import type { HubServer } from "../server/hub-server.ts";
import type { UserKeys } from "../user-keys.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { shownKeys } from "./public-keys.ts";
import type { PublicKeys } from "./trust-chain.ts";

/** Whom the user has compared words with. */
export interface Compared {
  readonly userId: string;
  /** The whole fingerprint that was shown to the user, hex digits. */
  readonly fingerprint: string;
}

/**
 * Signs, with the key of the user, that these keys are those of that person, and gives the signature to the server.
 *
 * @throws VaultError `hub-refused`: `keys-changed` unless the server shows the very keys that were compared; as
 *   every call of the server; RangeError for an account that has no key to sign with
 */
export async function vouchFor(
  { now }: World,
  server: HubServer,
  user: UserKeys,
  { userId, fingerprint }: Compared,
): Promise<void> {
  if (user.ecdsa === null) throw new RangeError("this account has no key to sign with");
  const { ecdsa } = user;
  const { host } = server.vault;
  const shown = [...(await server.members()), ...(await server.waiting())];
  const person = shown.find(({ id }) => id === userId);
  const signature = await believing(host, async () => {
    const keys = person === undefined ? null : shownKeys(person);
    if (keys === null || (await hexOf(keys)) !== fingerprint) {
      throw hubRefused(host, "keys-changed");
    }
    const iss = (await server.me()).id;
    const claims = { iss, sub: userId, iat: Math.floor(now() / 1_000) };
    return sign(await importPrivateKey(ecdsa, "ECDSA"), claims, payloadOf(keys));
  });
  await server.vouch(userId, signature);
}

async function hexOf({ ecdh, ecdsa }: PublicKeys): Promise<string> {
  return (await fingerprintOf(ecdh, ecdsa, shippedWords())).hex;
}

function payloadOf({ ecdh, ecdsa }: PublicKeys): Uint8Array {
  return toJsonBytes({ ecdhPublicKey: base64(ecdh), ecdsaPublicKey: base64(ecdsa) });
}
