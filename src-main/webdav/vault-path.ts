/**
 * Arithmetic on cleartext paths as the vault knows them: absolute,
 * `/`-separated, NFC, `/` for the root, no slash at the end.
 */

/** The directory that holds `path`; `null` for the root. */
export function parentOf(path: string): string | null {
  if (path === "/") return null;
  const slash = path.lastIndexOf("/");
  return slash === 0 ? "/" : path.slice(0, slash);
}

/** The last segment; `""` for the root. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function childOf(directory: string, name: string): string {
  return directory === "/" ? `/${name}` : `${directory}/${name}`;
}

/** True if `path` is `ancestor` or anything below it. */
export function isWithin(path: string, ancestor: string): boolean {
  if (ancestor === "/" || path === ancestor) return true;
  return path.startsWith(ancestor) && path[ancestor.length] === "/";
}

/** Where `path`, which is within `from`, lies once `from` has become `to`. */
export function rebase(path: string, from: string, to: string): string {
  const rest = from === "/" ? path : path.slice(from.length);
  return to === "/" ? rest : to + rest;
}
