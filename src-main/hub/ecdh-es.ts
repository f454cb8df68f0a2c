/**
 * Tokens for the owner of a P-384 key: `ECDH-ES` with `A256GCM` (RFC 7518 §4.6).
 *
 * The sender makes a key pair for this one token and puts its public half into
 * the header as `epk`. By WebCrypto and not by jose, which refuses Hub's own
 * tokens: they name both parties with the same empty text (`apu`, `apv`), and
 * RFC 7518 wants the two to differ. Ours leave both out, so that every reader
 * takes them; the key is the same either way.
 */

import { z } from "zod";
import type { World } from "../base/world.ts";
import { GCM_NONCE } from "../crypto/aes-gcm.ts";
import type { TokenHeader } from "./compact-token.ts";
import type { KeyPurpose } from "./concat-kdf.ts";
import { CONTENT_ENCRYPTION, openContent, readJwe, sealContent } from "./jwe.ts";
import { agreeOnKey, ephemeralKeyPair } from "./key-agreement.ts";
import { type EcKey, exportPublicJwk, importPublicJwk } from "./p384-keys.ts";
import { fromStrictBase64Url } from "./strict-base64.ts";
import { TokenError } from "./token-error.ts";

const ALGORITHM = "ECDH-ES";

const Parties = z.object({ apu: z.string().default(""), apv: z.string().default("") });

/**
 * @param privateKey - for ECDH
 * @returns the content; the caller wipes it
 * @throws TokenError if the token is not one of these, is for another key, or was changed
 */
export async function openForKey(privateKey: EcKey, token: string): Promise<Uint8Array> {
  const jwe = readJwe(token, ALGORITHM);
  if (jwe.encryptedKey.length > 0) {
    throw new TokenError("malformed", "an encrypted key where the parties agree on one");
  }
  const purpose = purposeOf(jwe.header);
  const ephemeralKey = await importPublicJwk(jwe.header["epk"], "ECDH");
  const contentKey = await agreeOnKey(privateKey, ephemeralKey, purpose);
  try {
    return openContent(contentKey, jwe);
  } finally {
    contentKey.fill(0);
  }
}

/**
 * @param random - for the nonce; the key pair is made by WebCrypto, which takes no randomness from outside
 * @param publicKey - of the reader, for ECDH
 */
export async function sealForKey(
  random: World["random"],
  publicKey: EcKey,
  clear: Uint8Array,
): Promise<string> {
  const ephemeral = await ephemeralKeyPair();
  const header = {
    alg: ALGORITHM,
    enc: CONTENT_ENCRYPTION,
    epk: await exportPublicJwk(ephemeral.publicKey),
  };
  const contentKey = await agreeOnKey(ephemeral.privateKey, publicKey, purposeOf(header));
  try {
    const encryptedKey = new Uint8Array();
    return sealContent({ header, encryptedKey, contentKey, nonce: random(GCM_NONCE) }, clear);
  } finally {
    contentKey.fill(0);
  }
}

function purposeOf(header: TokenHeader): KeyPurpose {
  const parties = Parties.safeParse(header);
  const partyU = fromStrictBase64Url(parties.data?.apu ?? "");
  const partyV = fromStrictBase64Url(parties.data?.apv ?? "");
  if (!parties.success || partyU === null || partyV === null) {
    throw new TokenError("malformed", "a party that is not Base64url");
  }
  return { algorithm: CONTENT_ENCRYPTION, partyU, partyV };
}
