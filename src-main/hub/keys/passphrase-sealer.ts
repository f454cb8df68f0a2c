import { VaultError } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";
import { fromUtf8, utf8 } from "../../crypto/encoding.ts";
import { openWithAccountKey, sealWithAccountKey } from "../pbes2.ts";
import { TokenError } from "../token-error.ts";

/**
 * Seals with a passphrase, where there is no keychain of the system: as the account key seals the keys
 * of a user, a million rounds of PBKDF2 and AES-256-GCM.
 *
 * @param passphrase - UTF-8; asked for when it is needed, stays the caller's to wipe
 */
export function passphraseSealer(random: World["random"], passphrase: () => Promise<Uint8Array>) {
  return {
    async seal(clear: string): Promise<string> {
      return sealWithAccountKey(random, await passphrase(), utf8(clear));
    },
    /** @throws VaultError `wrong-password` */
    async unseal(sealed: string): Promise<string> {
      try {
        const clear = await openWithAccountKey(await passphrase(), sealed);
        const text = fromUtf8(clear) ?? "";
        clear.fill(0);
        return text;
      } catch (cause) {
        if (!(cause instanceof TokenError)) throw cause;
        throw new VaultError({ kind: "hub-passphrase-wrong" }, { cause });
      }
    },
  };
}
