/** Changes in a text file that is the user's, and that other programs change too. */

import { randomUUID } from "node:crypto";
import { access, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { VaultError } from "../../base/vault-error.ts";
import { codeOf } from "../../storage/disk-error.ts";
import { onHost } from "../../storage/local-failure.ts";

/** How often it is begun anew because somebody else has changed the file meanwhile. */
const TRIES = 5;

/**
 * Puts a changed text in the place of the old one: as a whole or not at all, where a link leads if it is one,
 * and not over what another program has written meanwhile. A file that is not there counts as empty; one
 * that is not UTF-8 is left alone.
 *
 * @param change - `null`: leave it as it is
 * @returns whether it was changed
 * @throws VaultError `local-failed` and the like
 */
export async function editText(
  file: string,
  change: (text: string) => string | null,
): Promise<boolean> {
  return onHost(file, async () => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const path = await realpath(file).catch(missingIs(file));
      const before = await bytesOf(path);
      const text = before.toString();
      const changed = Buffer.from(text).equals(before) ? change(text) : null;
      if (changed === null) return false;
      if (await replaceIfSame(path, before, changed)) return true;
    }
    throw new VaultError({ kind: "local-failed", path: file });
  });
}

export async function isFileOrFolder(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** @returns false if the file is not what it was */
async function replaceIfSame(path: string, before: Buffer, text: string): Promise<boolean> {
  const { mode } = await stat(path).catch(missingIs({ mode: 0o600 }));
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    const handle = await open(draft, "wx", mode & 0o777);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await bytesOf(path)).equals(before)) return false;
    await rename(draft, path);
    return true;
  } finally {
    await rm(draft, { force: true });
  }
}

function bytesOf(path: string): Promise<Buffer> {
  return readFile(path).catch(missingIs(Buffer.alloc(0)));
}

/** What stands for a file that is not there. */
function missingIs<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === "ENOENT") return value;
    throw error;
  };
}
