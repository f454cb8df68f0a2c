/**
 * `vault.cryptomator`: what a vault says about itself, signed with its masterkey.
 *
 * A JSON Web Token in compact form (RFC 7515): header "." payload "." signature.
 * Two steps, and two types, so that the unverified cannot be mistaken for the
 * verified: {@link parseVaultConfig} reads, {@link verifyVaultConfig} believes.
 * Source: docs/vault-format.md §2.
 */

import { z } from "zod";
import { pathError, VaultError } from "../base/vault-error.ts";
import { type HmacHash, hmac, sameBytes } from "../crypto/digest.ts";
import { base64Url, fromBase64Url, fromUtf8, utf8 } from "../crypto/encoding.ts";
import { type CipherCombo, cipherCombos } from "./cipher-combo.ts";

/** The only format that is opened; older ones need an upgrade. */
export const VAULT_FORMAT = 8;

/** Longest token that is read, in bytes; real ones have some 400, with a hub claim 1,500. */
export const MAX_CONFIG_FILE = 65_536;

/** `kid` of a vault whose masterkey lies in a file. Only the scheme means anything: the path is unverified. */
const MASTERKEY_FILE_ID = "masterkeyfile:masterkey.cryptomator";

const hashes = { HS256: "sha256", HS384: "sha384", HS512: "sha512" } as const satisfies Record<
  string,
  HmacHash
>;

const Header = z.object({
  alg: z.enum(["HS256", "HS384", "HS512"]),
  kid: z.string(),
  hub: z.unknown().optional(),
});

const Payload = z.object({
  jti: z.string().optional(),
  format: z.int(),
  cipherCombo: z.string().optional(),
  shorteningThreshold: z.int().min(1).optional(),
});

/** What the token claims; nothing of it has been verified. */
export interface UnverifiedConfig {
  readonly hostPath: string;
  /** Where the key comes from: a URI, of which only the scheme may be used. */
  readonly keyId: string;
  /** What it says about the Hub server that keeps the key; `undefined` if nothing. */
  readonly hubClaim: unknown;
  readonly hash: HmacHash;
  readonly claims: z.output<typeof Payload>;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** What the token says, signed with the masterkey of the vault. */
export interface VaultConfig {
  readonly id: string;
  readonly cipherCombo: CipherCombo;
  readonly shorteningThreshold: number;
}

/**
 * Reads a token. White space around it, as an editor leaves it, is ignored.
 *
 * @param hostPath - for the message
 * @throws VaultError `config-unreadable`
 */
export function parseVaultConfig(bytes: Uint8Array, hostPath: string): UnverifiedConfig {
  const [header, payload, signature, ...more] = (fromUtf8(bytes) ?? "").trim().split(".");
  const parsedHeader = Header.safeParse(parsePart(header));
  const parsedPayload = Payload.safeParse(parsePart(payload));
  const signatureBytes = fromBase64Url(signature ?? "");
  if (!parsedHeader.success || !parsedPayload.success || !signatureBytes || more.length > 0) {
    throw pathError("config-unreadable", hostPath);
  }
  return {
    hostPath,
    keyId: parsedHeader.data.kid,
    hubClaim: parsedHeader.data.hub,
    hash: hashes[parsedHeader.data.alg],
    claims: parsedPayload.data,
    signedBytes: utf8(`${header}.${payload}`),
    signature: signatureBytes,
  };
}

function parsePart(part: string | undefined): unknown {
  const text = fromUtf8(fromBase64Url(part ?? "") ?? new Uint8Array());
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}

/**
 * Checks the signature, then everything that was signed.
 *
 * @param rawKey - 64 bytes
 * @throws VaultError `key-of-another-vault` if the signature is not by this key;
 *   `unsupported-format`, `unsupported-cipher`, `config-unreadable` for what is signed
 */
export function verifyVaultConfig(config: UnverifiedConfig, rawKey: Uint8Array): VaultConfig {
  if (!sameBytes(hmac(config.hash, rawKey, config.signedBytes), config.signature)) {
    throw new VaultError({ kind: "key-of-another-vault" });
  }
  const { format, jti, shorteningThreshold } = config.claims;
  if (format !== VAULT_FORMAT) {
    throw new VaultError({ kind: "unsupported-format", version: format });
  }
  const cipherCombo = knownCipher(config);
  if (shorteningThreshold === undefined) {
    throw pathError("config-unreadable", config.hostPath);
  }
  return { id: jti ?? "", cipherCombo, shorteningThreshold };
}

/** @throws VaultError `unsupported-cipher`, `config-unreadable` if none is named */
export function knownCipher({ claims, hostPath }: UnverifiedConfig): CipherCombo {
  if (claims.cipherCombo === undefined) {
    throw pathError("config-unreadable", hostPath);
  }
  const known = cipherCombos.find((combo) => combo === claims.cipherCombo);
  if (!known) throw new VaultError({ kind: "unsupported-cipher", cipher: claims.cipherCombo });
  return known;
}

/** Where the key of a vault comes from, by the scheme of its `kid`. */
export type KeySource =
  | { readonly kind: "masterkeyfile" }
  | { readonly kind: "hub"; readonly host: string };

/** @throws VaultError `unsupported-key-source` */
export function keySourceOf(config: UnverifiedConfig): KeySource {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(config.keyId)?.[0].toLowerCase();
  if (scheme === "masterkeyfile") return { kind: "masterkeyfile" };
  const host = /^hub\+https?:\/\/([^/?#]+)/i.exec(config.keyId)?.[1];
  if (host !== undefined) return { kind: "hub", host };
  throw new VaultError({ kind: "unsupported-key-source", keySource: scheme ?? config.keyId });
}

/** The token of a new vault whose masterkey lies in a file, signed with HS256. */
export function encodeVaultConfig(config: VaultConfig, rawKey: Uint8Array): Uint8Array {
  const header = { kid: MASTERKEY_FILE_ID, alg: "HS256", typ: "JWT" };
  const payload = {
    jti: config.id,
    format: VAULT_FORMAT,
    cipherCombo: config.cipherCombo,
    shorteningThreshold: config.shorteningThreshold,
  };
  const signed = `${encodePart(header)}.${encodePart(payload)}`;
  return utf8(`${signed}.${base64Url(hmac("sha256", rawKey, utf8(signed)))}`);
}

function encodePart(part: object): string {
  return base64Url(utf8(JSON.stringify(part)));
}
