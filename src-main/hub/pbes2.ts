/**
 * Tokens for whoever knows the account key: `PBES2-HS512+A256KW` with `A256GCM`
 * (RFC 7518 §4.8).
 *
 *     PBKDF2-HMAC-SHA-512(account key, alg ‖ 00 ‖ p2s, p2c) → key encryption key
 *     AES key unwrap(encrypted key)                         → content key
 *
 * Guessing is slowed down by the count of rounds `p2c`, which stands in the
 * token: whoever sends the token chooses how long we work, hence the bounds.
 * The account key is a random UUID, which nobody guesses at any count.
 *
 * The key wrap is the one of the masterkey file and not WebCrypto's (nor that
 * of jose, which calls it): Electron's main process has no AES-KW there, and
 * says no more than that the operation failed, just as for a wrong key.
 */

import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { z } from "zod";
import type { World } from "../base/world.ts";
import { GCM_NONCE } from "../crypto/aes-gcm.ts";
import { base64Url, utf8 } from "../crypto/encoding.ts";
import { unwrapKey, wrapKey } from "../crypto/key-wrap.ts";
import { CONTENT_ENCRYPTION, openContent, readJwe, sealContent } from "./jwe.ts";
import { fromStrictBase64Url } from "./strict-base64.ts";
import { TokenError } from "./token-error.ts";

const ALGORITHM = "PBES2-HS512+A256KW";

/** What Hub's own web pages use; half a second on a machine of 2020. */
const ROUNDS = 1_000_000;

/** The least that RFC 7518 §4.8.1.2 recommends. */
const MIN_ROUNDS = 1000;
const MAX_ROUNDS = 2_000_000;

const SALT_LENGTH = 16;
const MIN_SALT_LENGTH = 8;
const KEY_LENGTH = 32;
const WRAPPED_KEY_LENGTH = KEY_LENGTH + 8;

const Derivation = z.object({ p2c: z.int(), p2s: z.string() });

/**
 * @param accountKey - UTF-8; the caller wipes it
 * @returns the content; the caller wipes it
 * @throws TokenError `not-authentic` if that is not the account key, `too-costly` if the count is
 *   out of bounds, or another problem if the token is not one of these
 */
export async function openWithAccountKey(
  accountKey: Uint8Array,
  token: string,
): Promise<Uint8Array> {
  const jwe = readJwe(token, ALGORITHM);
  const derivation = Derivation.safeParse(jwe.header).data;
  const salt = fromStrictBase64Url(derivation?.p2s ?? "");
  if (
    derivation === undefined ||
    salt === null ||
    salt.length < MIN_SALT_LENGTH ||
    jwe.encryptedKey.length !== WRAPPED_KEY_LENGTH
  ) {
    throw new TokenError("malformed", "not a key wrapped with a password");
  }
  if (derivation.p2c < MIN_ROUNDS || derivation.p2c > MAX_ROUNDS) {
    throw new TokenError("too-costly", "a count of rounds out of bounds");
  }
  const wrappingKey = await deriveKey(accountKey, salt, derivation.p2c);
  const contentKey = unwrapKey(wrappingKey, jwe.encryptedKey);
  wrappingKey.fill(0);
  if (contentKey === null) throw new TokenError("not-authentic", "not the account key");
  try {
    return openContent(contentKey, jwe);
  } finally {
    contentKey.fill(0);
  }
}

/** @param accountKey - UTF-8; the caller wipes it */
export async function sealWithAccountKey(
  random: World["random"],
  accountKey: Uint8Array,
  clear: Uint8Array,
): Promise<string> {
  const salt = random(SALT_LENGTH);
  const contentKey = random(KEY_LENGTH);
  const wrappingKey = await deriveKey(accountKey, salt, ROUNDS);
  const header = { alg: ALGORITHM, enc: CONTENT_ENCRYPTION, p2s: base64Url(salt), p2c: ROUNDS };
  try {
    const encryptedKey = wrapKey(wrappingKey, contentKey);
    return sealContent({ header, encryptedKey, contentKey, nonce: random(GCM_NONCE) }, clear);
  } finally {
    contentKey.fill(0);
    wrappingKey.fill(0);
  }
}

/** The algorithm is part of the salt, so that no key serves two of them (RFC 7518 §4.8.1.1). */
function deriveKey(password: Uint8Array, salt: Uint8Array, rounds: number): Promise<Uint8Array> {
  const saltInput = Buffer.concat([utf8(ALGORITHM), Uint8Array.of(0), salt]);
  return promisify(pbkdf2)(password, saltInput, rounds, KEY_LENGTH, "sha512");
}
