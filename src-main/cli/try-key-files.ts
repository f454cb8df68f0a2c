import { keyText } from "../../src-shared/text/cli-key-text.ts";
import { printable } from "../../src-shared/text/printable.ts";
import { isFailure } from "../base/vault-error.ts";
import { keyFilePrint } from "../keys/key-file-print.ts";
import type { Io } from "./io.ts";
import type { KeyFileElsewhere, KeyFiles } from "./key-files.ts";

/** Who asks: for what people are told. */
export interface Asker {
  readonly vault: string;
  readonly io: Io;
}

/**
 * Tries each key file with the same password: after a change of the password, one stick may still
 * hold the old version. Which one is behind is told, with what brings it up to date.
 *
 * @param open - given no file, takes the one in the vault folder
 * @throws what the last `open` throws
 */
export async function withEachKeyFile<T>(
  { inside, elsewhere }: KeyFiles,
  asker: Asker,
  open: (keyFile: KeyFileElsewhere | undefined) => Promise<T>,
): Promise<T> {
  const candidates = [...(inside ? [undefined] : []), ...elsewhere];
  const last = candidates.at(-1);
  for (const candidate of candidates) {
    try {
      const result = await open(candidate);
      await tellStale(candidate, elsewhere, asker);
      return result;
    } catch (error) {
      if (!isFailure(error, "wrong-password")) throw error;
      if (candidate === last) {
        if (candidate?.isCurrent === false) await say(asker, keyText.onlyOlder(candidate.hostPath));
        throw error;
      }
    }
  }
  return open(undefined);
}

/** Names the key files of other versions than the one that opened the vault. */
async function tellStale(
  opened: KeyFileElsewhere | undefined,
  elsewhere: readonly KeyFileElsewhere[],
  asker: Asker,
): Promise<void> {
  if (opened === undefined) return;
  const print = keyFilePrint(opened.bytes)?.file;
  for (const { bytes, hostPath } of elsewhere) {
    if (keyFilePrint(bytes)?.file === print) continue;
    await say(asker, keyText.stale(printable(hostPath), printable(asker.vault)));
  }
}

/** Programs read failures on standard error, and nothing else. */
async function say({ io }: Asker, sentence: string): Promise<void> {
  if (!io.json) await io.stderr.write(`${sentence}\n`);
}
