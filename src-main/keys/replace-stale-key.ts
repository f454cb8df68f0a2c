import { pathError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { sameBytes } from "../crypto/digest.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { putKeyFile } from "./put-key-file.ts";
import { refuseOtherFile } from "./refuse-other-file.ts";

/**
 * Puts a key file over another version of it, which is kept beside.
 *
 * @param bytes - of the key file that has opened the vault, so that there is nothing more to prove
 * @throws VaultError `local-exists` if something else is there by now; as `putKeyFile`
 */
export async function replaceStaleKey(
  world: World,
  place: KeyPlace,
  bytes: Uint8Array,
): Promise<void> {
  await refuseOtherFile(place, bytes);
  await putKeyFile(world, place, bytes, (written) => {
    if (sameBytes(written, bytes)) return Promise.resolve();
    throw pathError("key-file-not-kept", place.hostPath);
  });
}
