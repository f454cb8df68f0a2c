/** Cleartext paths: from text to checked segments and back. */

import { pathError } from "../base/vault-error.ts";
import { isLegalName } from "../format/file-name.ts";

/** The segments of a path, NFC, none for the root. Each is a legal name. */
export type Segments = readonly string[];

/** @throws VaultError `name-invalid` unless `path` begins with `/` and every segment is a legal name */
export function parsePath(path: string): Segments {
  if (path === "/") return [];
  const [start, ...segments] = path.normalize("NFC").replace(/\/$/, "").split("/");
  if (start !== "" || segments.length === 0 || !segments.every(isLegalName)) {
    throw pathError("name-invalid", path);
  }
  return segments;
}

export function formatPath(segments: Segments): string {
  return `/${segments.join("/")}`;
}

/** A path that has a parent: not the root. */
export interface Located {
  readonly parent: Segments;
  readonly name: string;
  readonly path: string;
}

/** @param ofRoot - the failure if `path` is the root */
export function parseLocated(
  path: string,
  ofRoot: "already-exists" | "is-a-directory" | "name-invalid",
): Located {
  const segments = parsePath(path);
  const name = segments.at(-1);
  if (name === undefined) throw pathError(ofRoot, "/");
  return { parent: segments.slice(0, -1), name, path: formatPath(segments) };
}

/** True if `inner` lies below `outer`, or is it. */
export function isWithin(inner: Segments, outer: Segments): boolean {
  return outer.every((name, index) => inner[index] === name);
}
