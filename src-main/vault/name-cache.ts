/** Names that were encrypted or decrypted lately: a name under one directory id is always the same. */

import { BoundedPairs } from "../base/bounded-pairs.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import { decryptName, encryptName } from "../format/file-name.ts";

/** Each way. A listing of this many entries finds all of its names when it is repeated. */
const MOST_NAMES = 25_000;

export class NameCache {
  readonly #encrypted = new BoundedPairs<string>(MOST_NAMES);
  readonly #decrypted = new BoundedPairs<string | null>(MOST_NAMES);

  /** As {@link encryptName}. */
  encrypt(key: Masterkey, name: string, parentId: string): string {
    const known = this.#encrypted.get(parentId, name);
    if (known !== undefined) return known;
    const cipherName = encryptName(key, name, parentId);
    this.#encrypted.set(parentId, name, cipherName);
    // The next listing asks what it was made from, and gets that if it is as a decrypted name would be.
    if (isAsDecrypted(name)) this.#decrypted.set(parentId, cipherName, name);
    return cipherName;
  }

  /** As {@link decryptName}. */
  decrypt(key: Masterkey, cipherName: string, parentId: string): string | null {
    const known = this.#decrypted.get(parentId, cipherName);
    if (known !== undefined) return known;
    const name = decryptName(key, cipherName, parentId);
    this.#decrypted.set(parentId, cipherName, name);
    return name;
  }

  clear(): void {
    this.#encrypted.clear();
    this.#decrypted.clear();
  }
}

/** True if encrypting and decrypting gives the same text again. */
function isAsDecrypted(name: string): boolean {
  return name === name.normalize("NFC") && !/\p{Surrogate}/u.test(name);
}
