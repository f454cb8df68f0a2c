import { diskError } from "../../storage/disk-error.ts";
import type { Storage } from "../../storage/storage.ts";

/** What a disk says of a path that is too long for it, by `errno` name; `null` if it is not. */
export type PathJudge = (path: string) => "ENAMETOOLONG" | "ENOENT" | "EINVAL" | null;

/** A disk that takes only some paths: makes, renames and links nothing else. */
export function narrowStorage(inner: Storage, judge: PathJudge): Storage {
  const check = (path: string): void => {
    const code = judge(path);
    if (code !== null) throw diskError(Object.assign(new Error(code), { code }), path);
  };
  return {
    ...inner,
    open: async (path, mode) => {
      if (mode === "create") check(path);
      return inner.open(path, mode);
    },
    makeDirectory: async (path) => {
      check(path);
      return inner.makeDirectory(path);
    },
    rename: async (from, to) => {
      check(to);
      return inner.rename(from, to);
    },
    link: async (from, to) => {
      check(to);
      return inner.link(from, to);
    },
  };
}

/** A disk on which a single name has at most so many characters, as encrypting ones have. */
export function namesUpTo(most: number): PathJudge {
  return (path) => (path.split("/").some((name) => name.length > most) ? "ENAMETOOLONG" : null);
}

/** A disk on which the whole path counts; one that is too long does not exist, says Windows. */
export function pathsUpTo(most: number, rootLength: number): PathJudge {
  return (path) => (rootLength + path.length > most ? "ENOENT" : null);
}
