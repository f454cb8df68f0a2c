import { keyText } from "../../src-shared/text/cli-key-text.ts";
import { printable } from "../../src-shared/text/printable.ts";
import type { KeyFileElsewhere, KeyFiles } from "../app/key-places/key-files.ts";
import { type OpenedByKeyFile, tryEachKeyFile } from "../app/key-places/try-key-files.ts";
import { isFailure } from "../base/vault-error.ts";
import type { Io } from "./io.ts";

/** Who asks: for what people are told. */
export interface Asker {
  readonly vault: string;
  readonly io: Io;
}

/**
 * Tries each key file with the same password. Which one is behind is told, with what brings it up to date.
 *
 * @param open - given no file, takes the one in the vault folder
 * @throws what the last `open` throws
 */
export async function withEachKeyFile<T>(
  keyFiles: KeyFiles,
  asker: Asker,
  open: (keyFile: KeyFileElsewhere | undefined) => Promise<T>,
): Promise<T> {
  return tellingStale(keyFiles, asker, () => tryEachKeyFile(keyFiles, open));
}

/** The same for what tries the key files by itself. */
export async function tellingStale<T>(
  keyFiles: KeyFiles,
  asker: Asker,
  opening: () => Promise<OpenedByKeyFile<T>>,
): Promise<T> {
  try {
    const { value, stale } = await opening();
    for (const { hostPath } of stale) {
      await say(asker, keyText.stale(printable(hostPath), printable(asker.vault)));
    }
    return value;
  } catch (error) {
    const last = keyFiles.elsewhere.at(-1);
    if (isFailure(error, "wrong-password") && last?.isCurrent === false) {
      await say(asker, keyText.onlyOlder(last.hostPath));
    }
    throw error;
  }
}

/** Programs read failures on standard error, and nothing else. */
async function say({ io }: Asker, sentence: string): Promise<void> {
  if (!io.json) await io.stderr.write(`${sentence}\n`);
}
