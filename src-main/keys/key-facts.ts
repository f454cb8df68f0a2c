import { isFailure } from "../base/vault-error.ts";
import { MAX_MASTERKEY_FILE, parseMasterkeyFile } from "../format/masterkey-file.ts";
import { type KeyPlace, readKeyAt } from "../vault/key-place.ts";
import { keyFilePrint } from "./key-file-print.ts";
import { log2Of } from "./measure-scrypt.ts";

/** Hex digits of the fingerprint: enough to tell the vaults of one person apart. */
const FINGERPRINT_DIGITS = 16;

export interface KeyFacts {
  /** In groups of four; the same for every version of the key file of a vault. `null` if it cannot be read. */
  readonly fingerprint: string | null;
  /** log2 of the scrypt parameter N. */
  readonly scryptLog2: number | null;
}

/** What a key file says to people who do not know its password. */
export async function keyFacts(place: KeyPlace): Promise<KeyFacts> {
  try {
    const bytes = await readKeyAt(place, MAX_MASTERKEY_FILE);
    const { scryptCostParam: n, scryptBlockSize: r } = parseMasterkeyFile(bytes, place.hostPath);
    const digits = keyFilePrint(bytes)?.key.slice(0, FINGERPRINT_DIGITS) ?? "";
    const fingerprint = digits.match(/.{4}/g)?.join(" ") ?? null;
    return { fingerprint, scryptLog2: log2Of({ n, r }) };
  } catch (error) {
    const isNotHere =
      isFailure(error, "masterkey-missing") ||
      isFailure(error, "masterkey-unreadable") ||
      isFailure(error, "not-reachable") ||
      isFailure(error, "local-failed");
    if (isNotHere) return { fingerprint: null, scryptLog2: null };
    throw error;
  }
}
