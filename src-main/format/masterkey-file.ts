/**
 * `masterkey.cryptomator`: the masterkey, wrapped with a key that scrypt makes of the password.
 *
 * JSON in UTF-8; member order is free, unknown members are ignored, Base64 is
 * read leniently because other apps leave out its padding.
 * Source: docs/vault-format.md §3.
 */

import { z } from "zod";
import { pathError, VaultError } from "../base/vault-error.ts";
import { hmac, sameBytes } from "../crypto/digest.ts";
import { base64, fromLenientBase64, fromUtf8, utf8 } from "../crypto/encoding.ts";
import { keyMemory } from "../crypto/key-memory.ts";
import { unwrapKey, wrapKey } from "../crypto/key-wrap.ts";
import { type Masterkey, masterkey } from "../crypto/masterkey.ts";
import { type ScryptCost, scrypt, scryptMemory } from "../crypto/scrypt.ts";
import { secret } from "../crypto/secret.ts";

/** `version` in format 8: makes apps that know no `vault.cryptomator` refuse. */
const VERSION = 999;

/** What new files use: 32 MiB and about a tenth of a second. */
export const DEFAULT_COST: ScryptCost = { n: 32_768, r: 8 };

/** A file that wants more memory than this (N = 2^20, r = 8) was not made by any app: 1 GiB. */
const MAX_MEMORY = 2 ** 30;

/** Longest file that is read, in bytes; real ones have some 350. */
export const MAX_MASTERKEY_FILE = 65_536;

const SALT_BYTES = 8;
const WRAPPED_BYTES = 40;

const base64Bytes = z.string().transform((text, context) => {
  const bytes = fromLenientBase64(text);
  if (bytes === null) context.addIssue("not Base64");
  return bytes ?? z.NEVER;
});
const wrapped = base64Bytes.refine((bytes) => bytes.length === WRAPPED_BYTES);

const Content = z
  .object({
    version: z.int().min(1).max(0xffff_ffff),
    scryptSalt: base64Bytes.refine((bytes) => bytes.length > 0),
    // RFC 7914 §6: N is a power of two above 1.
    scryptCostParam: z
      .int()
      .min(2)
      .refine((n) => Number.isInteger(Math.log2(n))),
    scryptBlockSize: z.int().min(1),
    primaryMasterKey: wrapped,
    hmacMasterKey: wrapped,
    versionMac: base64Bytes,
  })
  .refine(({ scryptCostParam: n, scryptBlockSize: r }) => isCostAllowed({ n, r }));

/**
 * RFC 7914 §2: N < 2^(128 · r / 8). Runtimes refuse more, and computing it all
 * the same takes minutes. What is too costly anyway is told as that later.
 */
function isCostAllowed(cost: ScryptCost): boolean {
  return Math.log2(cost.n) < 16 * cost.r || scryptMemory(cost) > MAX_MEMORY;
}

/** A masterkey file as it was read; still shut. */
export type MasterkeyFile = z.output<typeof Content>;

/**
 * @param hostPath - for the message
 * @throws VaultError `masterkey-unreadable`
 */
export function parseMasterkeyFile(bytes: Uint8Array, hostPath: string): MasterkeyFile {
  const parsed = Content.safeParse(parseJson(bytes));
  if (!parsed.success) throw pathError("masterkey-unreadable", hostPath);
  return parsed.data;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    // A byte order mark is what some editors leave.
    return JSON.parse((fromUtf8(bytes) ?? "").replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}

/**
 * Opens a masterkey file.
 *
 * @param password - UTF-8 of its NFC form; stays the caller's to wipe
 * @returns the masterkey; the caller disposes of it
 * @throws VaultError `wrong-password`, `kdf-too-costly`, `masterkey-version-forged`; `unsupported-format`
 *   for a file of a newer format, before the password is tried
 */
export async function openMasterkeyFile(
  file: MasterkeyFile,
  password: Uint8Array,
): Promise<Masterkey> {
  if (file.version > VERSION) {
    throw new VaultError({ kind: "unsupported-format", version: file.version });
  }
  const key = await unwrapMasterkey(file, password);
  if (isFileOfKey(file, key)) return key;
  key[Symbol.dispose]();
  throw new VaultError({ kind: "masterkey-version-forged" });
}

/**
 * The keys alone, whatever the file says its version is: for a vault that is too damaged to be
 * opened. That the keys are the right ones is checked as they are unwrapped.
 *
 * @param password - UTF-8 of its NFC form; stays the caller's to wipe
 * @returns the masterkey; the caller disposes of it
 * @throws VaultError `wrong-password`, `kdf-too-costly`
 */
export async function unwrapMasterkey(
  file: MasterkeyFile,
  password: Uint8Array,
): Promise<Masterkey> {
  const cost = { n: file.scryptCostParam, r: file.scryptBlockSize };
  if (scryptMemory(cost) > MAX_MEMORY) {
    throw new VaultError({ kind: "kdf-too-costly", mebibytes: scryptMemory(cost) / 2 ** 20 });
  }
  using kek = secret(await scrypt(password, file.scryptSalt, cost));
  const encryption = unwrapKey(kek.bytes, file.primaryMasterKey);
  const mac = unwrapKey(kek.bytes, file.hmacMasterKey);
  if (encryption === null || mac === null) throw new VaultError({ kind: "wrong-password" });

  const raw = keyMemory(encryption.length + mac.length);
  raw.set(encryption);
  raw.set(mac, encryption.length);
  encryption.fill(0);
  mac.fill(0);
  return masterkey(raw);
}

/** Whether a file was written for this key; no password is needed to tell. What is wrapped in it is not looked at. */
export function isFileOfKey(file: MasterkeyFile, key: Masterkey): boolean {
  return sameBytes(versionMac(key, file.version), file.versionMac);
}

/**
 * A masterkey file, for format 8 unless `version` says otherwise.
 *
 * @param password - UTF-8 of its NFC form; stays the caller's to wipe
 * @param version - that of a vault on its way to format 8: the number of its format
 * @returns JSON in UTF-8, indented by two spaces
 */
export async function encodeMasterkeyFile(
  key: Masterkey,
  password: Uint8Array,
  random: (bytes: number) => Uint8Array,
  cost: ScryptCost = DEFAULT_COST,
  version = VERSION,
): Promise<Uint8Array> {
  const salt = random(SALT_BYTES);
  using kek = secret(await scrypt(password, salt, cost));
  const content = {
    version,
    scryptSalt: base64(salt),
    scryptCostParam: cost.n,
    scryptBlockSize: cost.r,
    primaryMasterKey: base64(wrapKey(kek.bytes, key.encryption)),
    hmacMasterKey: base64(wrapKey(kek.bytes, key.mac)),
    versionMac: base64(versionMac(key, version)),
  };
  return utf8(JSON.stringify(content, null, 2));
}

/**
 * The format that a masterkey file without `vault.cryptomator` belongs to.
 *
 * @returns `null` if it cannot be read
 */
export function masterkeyFileVersion(bytes: Uint8Array): number | null {
  const parsed = z.object({ version: z.int() }).safeParse(parseJson(bytes));
  return parsed.success ? parsed.data.version : null;
}

function versionMac(key: Masterkey, version: number): Uint8Array {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, version);
  return hmac("sha256", key.mac, number);
}
