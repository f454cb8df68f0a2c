import { isWithin, nameOf, parentOf, rebase } from "../vault-path.ts";
import { keyOf } from "../xml/names.ts";
import type { DeadProperties, PropertyChange, PropertyMap } from "./dead-properties.ts";

/** Characters of all properties of a share together. */
const MAX_TOTAL = 16 * 1024 * 1024;

const NONE: PropertyMap = new Map();

/** Keeps dead properties for as long as the process is there. */
export class MemoryDeadProperties implements DeadProperties {
  readonly #byPath = new Map<string, PropertyMap>();
  readonly #maxTotal: number;
  #total = 0;
  #revision = 0;

  constructor(maxTotal: number = MAX_TOTAL) {
    this.#maxTotal = maxTotal;
  }

  /** Another number after every change. */
  get revision(): number {
    return this.#revision;
  }

  get isEmpty(): boolean {
    return this.#byPath.size === 0;
  }

  all(): readonly (readonly [path: string, properties: PropertyMap])[] {
    return [...this.#byPath];
  }

  /** Takes over what was kept elsewhere, as far as there is room. */
  fill(all: Iterable<readonly [path: string, properties: PropertyMap]>): void {
    for (const [path, properties] of all) this.#set(path, properties);
  }

  of(path: string): Promise<PropertyMap> {
    return Promise.resolve(this.#byPath.get(path) ?? NONE);
  }

  ofChildren(directory: string): Promise<ReadonlyMap<string, PropertyMap>> {
    const children = new Map<string, PropertyMap>();
    for (const [path, properties] of this.#byPath) {
      if (parentOf(path) === directory) children.set(nameOf(path), properties);
    }
    return Promise.resolve(children);
  }

  change(path: string, changes: readonly PropertyChange[]): Promise<boolean> {
    const changed = new Map(this.#byPath.get(path));
    for (const change of changes) {
      if (change.kind === "set") changed.set(keyOf(change.property), change.property);
      else changed.delete(keyOf(change.name));
    }
    return Promise.resolve(this.#set(path, changed));
  }

  async move(from: string, to: string): Promise<void> {
    if (from === to) return;
    const moved = this.#within(from);
    await this.remove(from);
    await this.remove(to);
    for (const [path, properties] of moved) this.#set(rebase(path, from, to), properties);
  }

  async copy(from: string, to: string, isDeep: boolean): Promise<void> {
    const copied = this.#within(from).filter(([path]) => isDeep || path === from);
    await this.remove(to);
    for (const [path, properties] of copied) this.#set(rebase(path, from, to), properties);
  }

  remove(path: string): Promise<void> {
    for (const [each] of this.#within(path)) this.#set(each, NONE);
    return Promise.resolve();
  }

  forget(path: string): boolean {
    const isChange = this.#byPath.has(path);
    if (isChange) this.#set(path, NONE);
    return isChange;
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }

  #within(path: string): readonly (readonly [string, PropertyMap])[] {
    return [...this.#byPath].filter(([each]) => isWithin(each, path));
  }

  /** @returns false, and changes nothing, if there is no room */
  #set(path: string, properties: PropertyMap): boolean {
    const total = this.#total - sizeOf(this.#byPath.get(path) ?? NONE) + sizeOf(properties);
    if (total > this.#maxTotal) return false;
    this.#total = total;
    this.#revision += 1;
    if (properties.size === 0) this.#byPath.delete(path);
    else this.#byPath.set(path, properties);
    return true;
  }
}

function sizeOf(properties: PropertyMap): number {
  let size = 0;
  for (const [key, { xml }] of properties) {
    size += key.length + xml.length;
  }
  return size;
}
