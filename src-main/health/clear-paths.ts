/**
 * Cleartext paths of directories, put together only when somebody asks: a
 * healthy vault never does.
 */

import { findCipherName, takeApart } from "../format/conflict-name.ts";
import { decryptName, isLegalName, NODE_SUFFIX } from "../format/file-name.ts";
import { type ContentFolder, folderPath, type Reference } from "./content-folder.ts";
import { isShortenedName } from "./entry-form.ts";
import type { HealthAccess } from "./health-access.ts";
import { readLongName } from "./long-name-file.ts";

/** Deeper directories are left without a path: real ones lie a few dozen levels deep, and a path takes its length. */
const MOST_LEVELS = 1_000;

/** Paths that are remembered. */
const MOST_PATHS = 10_000;

export class ClearPaths {
  readonly #access: HealthAccess;
  readonly #known = new Map<ContentFolder, string | null>();

  constructor(access: HealthAccess) {
    this.#access = access;
  }

  /** @returns `null` if it cannot be known: something above has no readable name, or nothing leads there from the root */
  async of(folder: ContentFolder): Promise<string | null> {
    const way: ContentFolder[] = [];
    let top: ContentFolder = folder;
    while (!this.#known.has(top) && top.reach === "child" && top.owner !== null) {
      way.push(top);
      if (way.length > MOST_LEVELS) return null;
      top = top.owner.folder;
    }
    let path = this.#known.get(top) ?? (top.reach === "root" ? "/" : null);
    for (const next of way.reverse()) {
      const name = path === null || next.owner === null ? null : await this.nameOf(next.owner);
      path = path === null || name === null ? null : childPath(path, name);
      this.#remember(next, path);
    }
    return path;
  }

  /** The path of `name` in a directory. */
  async in(folder: ContentFolder, name: string): Promise<string | null> {
    const path = await this.of(folder);
    return path === null ? null : childPath(path, name);
  }

  /** @returns `null` if it cannot be known, or could lead out of its directory */
  async nameOf(owner: Reference): Promise<string | null> {
    const name = await clearNameOf(this.#access, owner.folder, owner.node);
    return name !== null && isLegalName(name) ? name : null;
  }

  #remember(folder: ContentFolder, path: string | null): void {
    if (this.#known.size >= MOST_PATHS) this.#known.clear();
    this.#known.set(folder, path);
  }
}

function childPath(path: string, name: string): string {
  return path === "/" ? `/${name}` : `${path}/${name}`;
}

/** The cleartext name of a node, also of a conflict copy. */
export async function clearNameOf(
  access: HealthAccess,
  folder: ContentFolder,
  node: string,
): Promise<string | null> {
  if (folder.id === null) return null;
  if (isShortenedName(node)) {
    const long = await readLongName(access, `${folderPath(folder)}/${node}`);
    return long.kind === "name" ? decryptName(access.key, long.cipherName, folder.id) : null;
  }
  const whole = decryptName(access.key, node, folder.id);
  if (whole !== null) return whole;
  const odd = takeApart(node, NODE_SUFFIX);
  return odd && (findCipherName(access.key, odd, folder.id)?.name ?? null);
}
