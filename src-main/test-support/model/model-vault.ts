/**
 * A vault as it should behave, in its simplest form: a tree in memory, no
 * encryption, no disk. The engine is held to it by random operations.
 *
 * It answers as the interface promises (vault/vault.ts), failures included.
 */

import { pathError } from "../../base/vault-error.ts";
import {
  isWithin,
  type Located,
  parseLocated,
  parsePath,
  type Segments,
} from "../../vault/vault-path.ts";

export interface ModelFile {
  readonly kind: "file";
  bytes: Uint8Array;
  /** As it was set; `null` if it is the time of the last write. */
  modifiedMs: number | null;
  /** What editors of the file see; `null` while nobody edits it. */
  edited: Uint8Array | null;
}

export interface ModelLink {
  readonly kind: "symlink";
  readonly target: string;
}

export interface ModelDirectory {
  readonly kind: "directory";
  readonly children: Map<string, ModelNode>;
}

export type ModelNode = ModelFile | ModelLink | ModelDirectory;

/** Links that are followed on the way to one file. */
const MOST_LINKS = 40;

export class ModelVault {
  readonly root: ModelDirectory = { kind: "directory", children: new Map() };

  /** @throws VaultError `not-found`, `is-not-a-directory`, `name-invalid` */
  directory(path: string): ModelDirectory {
    return this.#directoryAt(parsePath(path));
  }

  /** What is at a path; `null` if nothing. @throws VaultError as {@link directory} for its parents */
  find(path: string): ModelNode | null {
    const segments = parsePath(path);
    if (segments.length === 0) return this.root;
    const parent = this.#directoryAt(segments.slice(0, -1));
    return parent.children.get(segments.at(-1) ?? "") ?? null;
  }

  /** @throws VaultError `not-found` */
  get(path: string): ModelNode {
    return this.find(path) ?? fail("not-found", path);
  }

  /** @throws VaultError `is-a-directory`, `is-not-a-file` */
  file(path: string): ModelFile {
    const node = parsePath(path).length === 0 ? this.root : this.get(path);
    if (node.kind === "directory") return fail("is-a-directory", path);
    return node.kind === "file" ? node : fail("is-not-a-file", path);
  }

  /** What a draft is refused for when it is begun. */
  refuseDraft(path: string, exclusive: boolean): void {
    const at = parseLocated(path, "is-a-directory");
    const node = this.#child(at);
    if (node?.kind === "directory") fail("is-a-directory", path);
    if (node && exclusive) fail("already-exists", path);
    if (node?.kind === "symlink") fail("is-not-a-file", path);
  }

  write(path: string, bytes: Uint8Array, modifiedMs: number | null): void {
    this.#put(parseLocated(path, "is-a-directory"), newFile(bytes, modifiedMs));
  }

  makeDirectory(path: string): void {
    const at = parseLocated(path, "already-exists");
    if (this.#child(at)) fail("already-exists", path);
    this.#put(at, { kind: "directory", children: new Map() });
  }

  makeLink(path: string, target: string): void {
    const at = parseLocated(path, "already-exists");
    if (this.#child(at)) fail("already-exists", path);
    this.#put(at, { kind: "symlink", target });
  }

  readLink(path: string): string {
    const node = this.#child(parseLocated(path, "is-a-directory")) ?? fail("not-found", path);
    return node.kind === "symlink" ? node.target : fail("is-not-a-link", path);
  }

  removeFile(path: string): void {
    const at = parseLocated(path, "is-a-directory");
    const node = this.#child(at) ?? fail("not-found", path);
    if (node.kind === "directory") fail("is-a-directory", path);
    this.#remove(at);
  }

  removeDirectory(path: string): void {
    const at = parseLocated(path, "name-invalid");
    const node = this.#child(at) ?? fail("not-found", path);
    const { children } = node.kind === "directory" ? node : fail("is-not-a-directory", path);
    if (children.size > 0) fail("not-empty", path);
    this.#remove(at);
  }

  removeTree(path: string): void {
    const at = parseLocated(path, "name-invalid");
    if (!this.#child(at)) fail("not-found", path);
    this.#remove(at);
  }

  move(from: string, to: string, replace: boolean): void {
    const target = parseLocated(to, "already-exists");
    const source = parseLocated(from, "name-invalid");
    const node = this.#child(source) ?? fail("not-found", from);
    const old = this.#child(target);
    if (source.path === target.path) return;
    if (node.kind === "directory" && isInside(target, source)) fail("into-itself", from);
    if (old) refuseReplacing(node, old, replace, to);
    this.#remove(source);
    this.#put(target, node);
  }

  copy(from: string, to: string): void {
    const source = parseLocated(from, "name-invalid");
    const target = parseLocated(to, "already-exists");
    if (isInside(target, source)) fail("into-itself", from);
    if (this.#child(target)) fail("already-exists", to);
    this.#put(target, copyOf(this.#child(source) ?? fail("not-found", from)));
  }

  /** @throws VaultError `link-loop`, `not-found`, `is-not-a-directory` */
  resolveLinks(path: string): string {
    let todo = [...parsePath(path)];
    let done: string[] = [];
    let directory = this.root;
    let followed = 0;
    for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
      const node = directory.children.get(name);
      if (node?.kind === "symlink") {
        followed += 1;
        if (followed > MOST_LINKS) fail("link-loop", path);
        todo = [...targetOf(done, node.target, path), ...todo];
        done = [];
        directory = this.root;
        continue;
      }
      done.push(name);
      if (todo.length === 0) break;
      if (node?.kind !== "directory") return fail(node ? "is-not-a-directory" : "not-found", path);
      directory = node;
    }
    return `/${done.join("/")}`;
  }

  #directoryAt(segments: Segments): ModelDirectory {
    let directory = this.root;
    for (const name of segments) {
      const node = directory.children.get(name) ?? fail("not-found", `/${segments.join("/")}`);
      if (node.kind !== "directory") return fail("is-not-a-directory", `/${segments.join("/")}`);
      directory = node;
    }
    return directory;
  }

  #child({ parent, name }: Located): ModelNode | null {
    return this.#directoryAt(parent).children.get(name) ?? null;
  }

  #put({ parent, name }: Located, node: ModelNode): void {
    this.#directoryAt(parent).children.set(name, node);
  }

  #remove({ parent, name }: Located): void {
    this.#directoryAt(parent).children.delete(name);
  }
}

export function newFile(bytes: Uint8Array, modifiedMs: number | null): ModelFile {
  return { kind: "file", bytes, modifiedMs, edited: null };
}

/** Every file at or below a node. */
export function filesIn(node: ModelNode): readonly ModelFile[] {
  if (node.kind === "file") return [node];
  return node.kind === "symlink" ? [] : [...node.children.values()].flatMap(filesIn);
}

/** Nodes at and below a node. */
export function countOf(node: ModelNode): number {
  if (node.kind !== "directory") return 1;
  return [...node.children.values()].reduce((sum, child) => sum + countOf(child), 1);
}

/** Copies what was flushed, as everybody but the editors sees it. */
function copyOf(node: ModelNode): ModelNode {
  switch (node.kind) {
    case "file":
      return newFile(node.bytes, node.modifiedMs);
    case "symlink":
      return node;
    case "directory": {
      const children = [...node.children].map(([name, child]) => [name, copyOf(child)] as const);
      return { kind: "directory", children: new Map(children) };
    }
  }
}

function isInside(inner: Located, outer: Located): boolean {
  return isWithin([...inner.parent, inner.name], [...outer.parent, outer.name]);
}

function refuseReplacing(node: ModelNode, old: ModelNode, replace: boolean, to: string): void {
  if (!replace) fail("already-exists", to);
  if (node.kind === "directory" && old.kind !== "directory") fail("is-not-a-directory", to);
  if (node.kind !== "directory" && old.kind === "directory") fail("is-a-directory", to);
  if (old.kind === "directory" && old.children.size > 0) fail("not-empty", to);
}

function targetOf(from: Segments, target: string, path: string): Segments {
  const segments = target.startsWith("/") ? [] : [...from];
  for (const part of target.normalize("NFC").split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") segments.push(part);
    else if (segments.pop() === undefined) fail("not-found", path);
  }
  return segments;
}

function fail(kind: Parameters<typeof pathError>[0], path: string): never {
  throw pathError(kind, path);
}
