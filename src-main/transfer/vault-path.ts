/** Cleartext paths: absolute, `/`-separated (src-main/vault/vault.ts). */

/** `/` and `a` → `/a`; `/d` and `a` → `/d/a`, also for `/d/`. */
export function childPath(directory: string, name: string): string {
  return directory.endsWith("/") ? `${directory}${name}` : `${directory}/${name}`;
}

/** `/d/a` → `/d`; `/a` → `/`. */
export function parentPath(path: string): string {
  return path.replace(/\/+$/, "").replace(/\/[^/]*$/, "") || "/";
}

/** As paths are shown: NFC, without `/` at the end. */
export function tidyPath(path: string): string {
  return path.normalize("NFC").replace(/(?<=.)\/+$/, "");
}
