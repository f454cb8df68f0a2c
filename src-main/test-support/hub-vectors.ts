/** The published vectors of Hub in their shape; see `vectors.ts` for where they lie. */

import { z } from "zod";
import { sharedVectors } from "./vectors.ts";

const Jwk = z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string() });

const KeyPair = z.object({ jwk: Jwk, pkcs8_b64: z.string(), spki_b64: z.string() });
const keyName = z.enum(["alice", "bob", "carol"]);

const Jwe = z.object({
  id: z.string(),
  alg: z.string(),
  jwe: z.string(),
  decryptWith: keyName.optional(),
  password: z.string().optional(),
  wrongPassword: z.string().optional(),
  expect: z.object({
    payloadFields: z.array(z.string()),
    /** e.g. `alice.pkcs8_b64` */
    key: z.string().optional(),
    masterkeyHex: z.string().optional(),
  }),
});

const UvfRecipient = z.object({
  header: z.object({ kid: z.string(), alg: z.string(), epk: Jwk.optional() }),
  encrypted_key: z.string(),
});

const UvfMetadataFile = z.object({
  protected: z.string(),
  recipients: z.array(UvfRecipient),
  iv: z.string(),
  ciphertext: z.string(),
  tag: z.string(),
});

const Uvf = z.object({
  memberKeyAccessToken: z.object({
    jwe: z.string(),
    decryptWith: keyName,
    memberKeyB64: z.string(),
  }),
  vault: z.object({
    metadataFile: UvfMetadataFile,
    keySet: z.object({ keys: z.array(Jwk.extend({ kid: z.string() })) }),
    accessToken: z.string(),
    decryptWith: keyName,
    expect: z.object({
      initialSeedId: z.int(),
      latestSeedId: z.int(),
      kdfSalt: z.string(),
      initialSeed: z.string(),
      latestSeed: z.string(),
    }),
  }),
  recovery: z.object({ metadataFile: UvfMetadataFile, recoveryKeyWords: z.string() }),
  recoveryKeySerialisation: z.object({ privateKey: keyName, words: z.string(), kid: z.string() }),
  derivation: z.object({
    metadata: z.object({
      seeds: z.record(z.string(), z.string()),
      initialSeed: z.string(),
      kdfSalt: z.string(),
    }),
    rootDirIdB64: z.string(),
    rootDirIdHash: z.string(),
  }),
  thirdPartyJwe: z.object({
    nimbus_p384: z.object({
      jwe: z.string(),
      jwk: Jwk.extend({ d: z.string() }),
      payload: z.unknown(),
    }),
  }),
});

const HubVectors = z.object({
  keys: z.record(keyName, KeyPair),
  jwe: z.array(Jwe),
  jweInvalidVaultKey: z.object({
    decryptWith: keyName,
    cases: z.array(z.object({ jwe: z.string(), defect: z.string() })),
  }),
  jwt: z.array(
    z.object({
      signer: keyName,
      valid: z.string(),
      invalid: z.string(),
      header: z.unknown(),
      payload: z.unknown(),
    }),
  ),
  vaultConfigHeader: z.array(
    z.object({
      jwt: z.string(),
      expect: z.object({ kid: z.string(), "hub.clientId": z.string() }),
    }),
  ),
  dirHash: z.object({
    masterkeyHex: z.string(),
    cases: z.array(z.object({ dirId: z.string(), hash: z.string() })),
  }),
  legacyVaultAdminPassword: z.object({
    password: z.string(),
    iterations: z.int(),
    salt: z.string(),
    wrappedMasterkey: z.string(),
    wrappedOwnerPrivateKey: z.string(),
    ownerPublicKey: z.string(),
  }),
  concatKdf: z.object({
    zDec: z.array(z.int()),
    algorithmId: z.string(),
    apu: z.string(),
    apv: z.string(),
    keyBits: z.int(),
    outDec: z.array(z.int()),
    outWithoutApuApvDec_fromP256Keys: z.array(z.int()),
  }),
  uvf_unreleased: Uvf,
});

export type HubVectors = z.output<typeof HubVectors>;

export function hubVectors(): HubVectors {
  return HubVectors.parse(sharedVectors("hub"));
}

const HubJwe = z.object({
  hubJwe: z.object({
    keys: z.record(z.string(), z.string()),
    userKeyForDevice: z.object({ jwe: z.string() }),
    userKeySetupCode: z.object({ jwe: z.string(), setupCode: z.string() }),
    vaultKey: z.object({ jwe: z.string(), "payload.key": z.string() }),
  }),
});

/** The tokens in `vectors.json`, beside the other vectors of the vault format. */
export function hubJweVectors(): z.output<typeof HubJwe>["hubJwe"] {
  return HubJwe.parse(sharedVectors("vectors")).hubJwe;
}

/** Plain bytes of a vector in Base64 of either alphabet. */
export function vectorBytes(base64: string): Uint8Array {
  return Uint8Array.from(Buffer.from(base64, "base64"));
}
