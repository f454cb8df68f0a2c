/**
 * A folder of this computer that receives salvaged files.
 *
 * Everything is made by calls that fail if there is something by that name
 * (`O_EXCL`, `mkdir`, `symlink`), so nothing is replaced and no link that lies
 * in the way is followed; then the next name is tried.
 */

import {
  type FileHandle,
  lutimes,
  mkdir,
  open,
  stat,
  symlink,
  unlink,
  utimes,
} from "node:fs/promises";
import { join } from "node:path";
import { pathError } from "../base/vault-error.ts";
import { codeOf } from "./disk-error.ts";
import { hostNameLike, USUAL_NAME_BYTES } from "./host-name.ts";
import { localFailure, onHost } from "./local-failure.ts";
import type { SalvageTarget, TargetFile } from "./salvage-target.ts";

/** Names of one kind that are tried; more in one folder than this is not a coincidence. */
const MOST_ATTEMPTS = 10_000;

/** What encrypting disks take in a name: eCryptfs has 143 bytes. */
const SHORT_NAME_BYTES = 140;

/**
 * Enters a folder, and makes it if it is missing.
 *
 * @param root - absolute path; may lead over links, as the user chose it
 * @throws VaultError `local-exists` if there is something else, `local-not-found` if its parent is missing
 */
export async function hostFolder(root: string): Promise<SalvageTarget> {
  await onHost(root, async () => {
    if (!(await isFolder(root))) await mkdir(root);
  });
  const at = (path: string): string => join(root, path);

  /** Runs `make` with names like `name` until one is free. */
  const makeNew = <T>(folder: string, name: string, make: (hostPath: string) => Promise<T>) =>
    withFreeName(name, at(folder), async (free) => ({
      path: folder === "" ? free : `${folder}/${free}`,
      made: await make(join(at(folder), free)),
    }));

  return {
    makeFolder: async (folder, name) => (await makeNew(folder, name, (path) => mkdir(path))).path,
    makeLink: async (folder, name, target, modifiedMs) => {
      const { path } = await makeNew(folder, name, (hostPath) => symlink(target, hostPath));
      await onHost(at(path), () => lutimes(at(path), modifiedMs / 1000, modifiedMs / 1000));
      return path;
    },
    makeFile: async (folder, name) => {
      const { path, made } = await makeNew(folder, name, (hostPath) => open(hostPath, "wx"));
      return hostFile(path, at(path), made);
    },
    setModified: (folder, modifiedMs) =>
      onHost(at(folder), () => utimes(at(folder), modifiedMs / 1000, modifiedMs / 1000)),
  };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

async function withFreeName<T>(
  name: string,
  folder: string,
  make: (free: string) => Promise<T>,
): Promise<T> {
  let maxBytes = USUAL_NAME_BYTES;
  let attempt = 0;
  while (attempt < MOST_ATTEMPTS) {
    const free = hostNameLike(name, process.platform, { attempt, maxBytes });
    try {
      return await make(free);
    } catch (error) {
      const isTooLong = codeOf(error) === "ENAMETOOLONG" && maxBytes > SHORT_NAME_BYTES;
      if (isTooLong) maxBytes = SHORT_NAME_BYTES;
      else if (codeOf(error) === "EEXIST") attempt += 1;
      else throw localFailure(error, join(folder, free));
    }
  }
  throw pathError("local-exists", join(folder, name));
}

function hostFile(path: string, hostPath: string, handle: FileHandle): TargetFile {
  return {
    path,
    write: (bytes, position) =>
      onHost(hostPath, async () => {
        for (let done = 0; done < bytes.length; ) {
          const { bytesWritten } = await handle.write(bytes, done, null, position + done);
          done += bytesWritten;
        }
      }),
    finish: (size, modifiedMs) =>
      onHost(hostPath, async () => {
        await handle.truncate(size);
        await handle.utimes(modifiedMs / 1000, modifiedMs / 1000);
        await handle.close();
      }),
    discard: () =>
      onHost(hostPath, async () => {
        await handle.close().catch(() => undefined);
        await unlink(hostPath);
      }),
  };
}
