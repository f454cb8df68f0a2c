/** The names of a memory disk: which node is where. Every change is one step, as on a real disk. */

import { type PathKind, pathError, VaultError } from "../base/vault-error.ts";
import type { MemoryNode } from "./memory-file.ts";

/** As on most disks, in bytes of UTF-8. */
const NAME_LIMIT = 255;

type Folder = Map<string, MemoryNode>;

export class MemoryTree {
  readonly #now: () => number;
  readonly #root: MemoryNode;
  #inodes = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#root = this.#newNode(new Map());
  }

  find(path: string): MemoryNode {
    let node = this.#root;
    for (const name of path === "" ? [] : path.split("/")) {
      if (!(node.content instanceof Map)) throw pathError("is-not-a-directory", path);
      node = node.content.get(name) ?? fail("not-found", path);
    }
    return node;
  }

  findOrNull(path: string): MemoryNode | null {
    let node: MemoryNode | undefined = this.#root;
    for (const name of path === "" ? [] : path.split("/")) {
      node = node?.content instanceof Map ? node.content.get(name) : undefined;
    }
    return node ?? null;
  }

  folder(path: string): Folder {
    const { content } = this.find(path);
    return content instanceof Map ? content : fail("is-not-a-directory", path);
  }

  make(path: string, content: MemoryNode["content"]): MemoryNode {
    const { folder, name, parent } = this.#split(path);
    if (folder.has(name)) throw pathError("already-exists", path);
    const node = this.#newNode(content);
    folder.set(name, node);
    this.#touch(parent);
    return node;
  }

  remove(path: string, kind: "file" | "directory"): void {
    const { folder, name, parent } = this.#split(path);
    const { content } = folder.get(name) ?? fail("not-found", path);
    const isFolder = content instanceof Map;
    if (kind === "file" && isFolder) throw pathError("is-a-directory", path);
    if (kind === "directory" && !isFolder) throw pathError("is-not-a-directory", path);
    if (isFolder && content.size > 0) throw pathError("not-empty", path);
    folder.delete(name);
    this.#touch(parent);
  }

  rename(from: string, to: string): void {
    const source = this.#split(from);
    const target = this.#split(to);
    const node = source.folder.get(source.name) ?? fail("not-found", from);
    const old = target.folder.get(target.name);
    if (old === node) return;
    if (to.startsWith(`${from}/`)) throw pathError("permission-denied", from);
    if (old) refuseReplacing(node, old, to);
    source.folder.delete(source.name);
    target.folder.set(target.name, node);
    node.changes += 1;
    this.#touch(source.parent);
    this.#touch(target.parent);
  }

  /** One more name for a file. */
  link(from: string, to: string): void {
    const node = this.find(from);
    if (node.content instanceof Map) throw pathError("is-a-directory", from);
    const { folder, name, parent } = this.#split(to);
    if (folder.has(name)) throw pathError("already-exists", to);
    folder.set(name, node);
    this.#touch(parent);
  }

  #newNode(content: MemoryNode["content"]): MemoryNode {
    this.#inodes += 1;
    const time = this.#now();
    return { inode: this.#inodes, content, createdMs: time, modifiedMs: time, changes: 0 };
  }

  #split(path: string): { parent: string; folder: Folder; name: string } {
    const cut = path.lastIndexOf("/");
    const name = path.slice(cut + 1);
    if (new TextEncoder().encode(name).length > NAME_LIMIT) {
      throw new VaultError({ kind: "name-too-long", path, limit: NAME_LIMIT });
    }
    const parent = path.slice(0, Math.max(0, cut));
    return { parent, folder: this.folder(parent), name };
  }

  #touch(path: string): void {
    const node = this.find(path);
    node.modifiedMs = this.#now();
    node.changes += 1;
  }
}

function refuseReplacing(node: MemoryNode, old: MemoryNode, to: string): void {
  if (old.content instanceof Map !== node.content instanceof Map) {
    throw pathError(old.content instanceof Map ? "is-a-directory" : "is-not-a-directory", to);
  }
  if (old.content instanceof Map && old.content.size > 0) throw pathError("not-empty", to);
}

function fail(kind: PathKind, path: string): never {
  throw pathError(kind, path);
}
