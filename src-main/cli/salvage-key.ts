/** Which key opens a damaged vault: its password, its recovery key, or its raw masterkey. */

import { open } from "node:fs/promises";
import { usageText } from "../../src-shared/text/cli-text.ts";
import { parseRawKey } from "../salvage/raw-key.ts";
import type { SalvageKey } from "../salvage/salvage-key.ts";
import { onHost } from "../storage/local-failure.ts";
import type { Io } from "./io.ts";
import { keyFilesOf } from "./key-files.ts";
import { type OptionValues, openingOptions } from "./option-table.ts";
import { passwordSource } from "./password-source.ts";
import { readPassword } from "./read-password.ts";
import { passedWords, wordsGiven } from "./read-words.ts";
import { UsageError } from "./usage-error.ts";

export const salvageKeyOptions = ["rawkey-file", ...openingOptions] as const;

type KeyOptions = OptionValues<(typeof salvageKeyOptions)[number]>;

/** Longest file that is read as a raw key, in bytes: hex digits with white space between them. */
const maximumBytes = 1024;

/**
 * @param vault - its folder, for the question on the terminal
 * @throws UsageError, VaultError `local-not-found`, `local-failed`, `masterkey-missing`, `cancelled`
 */
export async function readSalvageKey(
  options: KeyOptions,
  vault: string,
  io: Io,
): Promise<SalvageKey & Disposable> {
  refuseTwoKeys(options);
  const { "rawkey-file": rawKeyFile } = options;
  if (rawKeyFile !== undefined) return wiped({ kind: "raw", rawKey: await rawKeyIn(rawKeyFile) });
  const words = await passedWords(options, io);
  if (words !== null) return wiped({ kind: "words", words });
  const { inside, elsewhere } = await keyFilesOf(vault, options["masterkey-file"], io);
  const masterkeyFile = inside ? undefined : elsewhere[0];
  const password = await readPassword(options, vault, io);
  const key = { kind: "password", password } as const;
  return wiped(masterkeyFile === undefined ? key : { ...key, masterkeyFile });
}

function refuseTwoKeys(options: KeyOptions): void {
  const given = [
    ...(options["rawkey-file"] === undefined ? [] : ["--rawkey-file"]),
    ...wordsGiven(options),
    ...(passwordSource(options).from === "terminal" ? [] : ["--password-…"]),
  ];
  if (given.length > 1) throw new UsageError(usageText.keyTwice(given.slice(0, 2)));
}

/** A text cannot be wiped; bytes can. */
function wiped(key: SalvageKey): SalvageKey & Disposable {
  return {
    ...key,
    [Symbol.dispose]: () => {
      if (key.kind === "raw") key.rawKey.fill(0);
      if (key.kind === "password") key.password.fill(0);
    },
  };
}

async function rawKeyIn(path: string): Promise<Uint8Array> {
  const buffer = new Uint8Array(maximumBytes);
  try {
    await using file = await onHost(path, () => open(path));
    const { bytesRead } = await onHost(path, () => file.read(buffer, 0, maximumBytes, 0));
    const rawKey = parseRawKey(buffer.subarray(0, bytesRead));
    if (rawKey === null) throw new UsageError(usageText.rawKeyMalformed(path));
    return rawKey;
  } finally {
    buffer.fill(0);
  }
}
