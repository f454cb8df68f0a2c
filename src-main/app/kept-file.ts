/**
 * A small JSON file of Latchkey's own that is never lost.
 *
 *     NAME.json                        the value
 *     NAME.last-good.json              the value as it was before the last change
 *     NAME.unreadable-<time>.json      a damaged one, kept for a person to look at
 *
 * A damaged file is never silently replaced: it is moved aside before anything
 * is written in its place, and the caller is told.
 */

import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { FileNotice } from "../../src-shared/model/file-notice.ts";
import { VaultError } from "../base/vault-error.ts";
import { replaceFile } from "./replace-file.ts";

export interface KeptFile<T> {
  /** Reads the value; repairs what can be repaired. */
  load(): Promise<{
    readonly value: T;
    /** What the user has to be told about the file, if anything. */
    readonly notice: FileNotice | null;
  }>;

  /**
   * Replaces the value.
   *
   * @throws VaultError `local-failed` if it cannot be written, or could not be read by {@link load}
   */
  save(value: T): Promise<void>;
}

export interface KeptFileOptions<T> {
  /** Where the files are, absolute; made when first needed. */
  readonly folder: string;
  /** Of the file, without its ending. */
  readonly name: string;
  /** Milliseconds since 1970, for the name of a file kept aside. */
  readonly now: () => number;
  /** The value where there is no file yet. */
  readonly initial: T;
  /** Reads what {@link toJson} has made. @throws any error if this version cannot */
  readonly fromJson: (json: unknown) => T;
  readonly toJson: (value: T) => unknown;
}

export function keptFile<T>(options: KeptFileOptions<T>): KeptFile<T> {
  const { folder, name, now, initial } = options;
  const path = join(folder, `${name}.json`);
  const lastGoodPath = join(folder, `${name}.last-good.json`);
  /** What `path` holds now, `null` if there is no such file. */
  let current: string | null = null;
  let isReadable = true;

  async function keepAside(): Promise<string> {
    const time = new Date(now()).toISOString().replaceAll(/[:.]/g, "-");
    const keptAs = join(folder, `${name}.unreadable-${time}.json`);
    await rename(path, keptAs);
    return keptAs;
  }

  async function fallBack(keptAs: string | null): ReturnType<KeptFile<T>["load"]> {
    const lastGood = await readIfThere(lastGoodPath);
    const parsed = lastGood === null ? null : parse(lastGood, options.fromJson);
    if (lastGood === null || parsed === null) {
      return { value: initial, notice: keptAs === null ? null : { kind: "started-empty", keptAs } };
    }
    await replaceFile(path, lastGood);
    current = lastGood;
    return { value: parsed.value, notice: { kind: "restored", keptAs } };
  }

  return {
    async load() {
      try {
        const text = await readIfThere(path);
        if (text === null) return await fallBack(null);
        const parsed = parse(text, options.fromJson);
        if (parsed === null) return await fallBack(await keepAside());
        current = text;
        return { value: parsed.value, notice: null };
      } catch {
        // The value may be whole behind this error, so nothing may be written over it.
        isReadable = false;
        return { value: initial, notice: { kind: "not-readable", path } };
      }
    },

    async save(value) {
      if (!isReadable) throw new VaultError({ kind: "local-failed", path });
      const text = `${JSON.stringify(options.toJson(value), null, 2)}\n`;
      try {
        if (current !== null) await replaceFile(lastGoodPath, current);
        await replaceFile(path, text);
      } catch (cause) {
        throw new VaultError({ kind: "local-failed", path }, { cause });
      }
      current = text;
    },
  };
}

/** @returns `null` if `text` is not what this version can read */
function parse<T>(text: string, fromJson: (json: unknown) => T): { readonly value: T } | null {
  try {
    return { value: fromJson(JSON.parse(text)) };
  } catch {
    return null;
  }
}

/** @returns `null` if there is no such file */
async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    // Node's file errors carry a `code`; anything else is not "missing" either way.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
