/**
 * What would be left of a disk if the power failed now.
 *
 * A disk may keep what it was not told to flush, or lose it, in any order:
 *
 * - a write to a file, in blocks of 4 KiB, until that file was flushed
 * - a change of names (made, renamed, removed), until a folder it concerns was flushed
 *
 * Each change of names is kept or lost as a whole: a rename never leaves a
 * file without both names. Keeping the new name and losing the content, or the
 * other way round, is what a disk does that was not asked.
 */

const BLOCK = 4096;

export type Durable = DurableFile | DurableFolder;

interface Write {
  readonly at: number;
  readonly bytes: Uint8Array;
}

export class DurableFile {
  bytes: Uint8Array = new Uint8Array();
  #pending: (Write | { readonly size: number })[] = [];

  write(at: number, bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += BLOCK) {
      this.#pending.push({ at: at + from, bytes: bytes.slice(from, from + BLOCK) });
    }
  }

  resize(size: number): void {
    this.#pending.push({ size });
  }

  sync(): void {
    this.bytes = this.after(() => true);
    this.#pending = [];
  }

  /** The content if only those pending writes are kept for which `isKept` says so. */
  after(isKept: () => boolean): Uint8Array {
    let { bytes } = this;
    for (const change of this.#pending) {
      if (!isKept()) continue;
      if ("size" in change) {
        bytes = resized(bytes, change.size);
      } else {
        bytes = resized(bytes, Math.max(bytes.length, change.at + change.bytes.length));
        bytes.set(change.bytes, change.at);
      }
    }
    return bytes;
  }
}

/** What one change does to one name: another node, or none. */
interface NameEffect {
  readonly folder: DurableFolder;
  readonly name: string;
  readonly node: Durable | null;
}

interface NameChange {
  readonly number: number;
  readonly effects: readonly NameEffect[];
}

export class DurableFolder {
  /** Names as the running system sees them. */
  readonly live = new Map<string, Durable>();
  /** Names on the disk itself, with the number of the change that made them so. */
  readonly names = new Map<string, { readonly node: Durable | null; readonly number: number }>();
}

export class DurableTree {
  readonly #root = new DurableFolder();
  #changes: NameChange[] = [];
  #count = 0;

  at(path: string): Durable {
    if (path === "") return this.#root;
    const { folder, name } = this.#split(path);
    return folder.live.get(name) ?? missing(path);
  }

  file(path: string): DurableFile {
    const node = this.at(path);
    return node instanceof DurableFile ? node : missing(path);
  }

  put(path: string, node: Durable): void {
    this.#change({ ...this.#split(path), node });
  }

  remove(path: string): void {
    this.#change({ ...this.#split(path), node: null });
  }

  rename(from: string, to: string): void {
    const node = this.at(from);
    this.#change({ ...this.#split(from), node: null }, { ...this.#split(to), node });
  }

  /** Makes every change durable that concerns the names in a folder. */
  sync(path: string): void {
    const folder = this.at(path);
    const concerns = (change: NameChange): boolean =>
      change.effects.some((effect) => effect.folder === folder);
    for (const change of this.#changes.filter(concerns)) apply(change);
    this.#changes = this.#changes.filter((change) => !concerns(change));
  }

  /** Loses the changes of names that `isKept` does not keep. @returns what is left */
  cut(isKept: () => boolean): DurableFolder {
    for (const change of this.#changes) if (isKept()) apply(change);
    this.#changes = [];
    return this.#root;
  }

  #change(...effects: readonly NameEffect[]): void {
    this.#count += 1;
    this.#changes.push({ number: this.#count, effects });
    for (const { folder, name, node } of effects) {
      if (node === null) folder.live.delete(name);
      else folder.live.set(name, node);
    }
  }

  #split(path: string): { folder: DurableFolder; name: string } {
    const cut = path.lastIndexOf("/");
    const folder = this.at(path.slice(0, Math.max(0, cut)));
    return folder instanceof DurableFolder ? { folder, name: path.slice(cut + 1) } : missing(path);
  }
}

/** A later change of the same name may have reached the disk before. */
function apply({ number, effects }: NameChange): void {
  for (const { folder, name, node } of effects) {
    const present = folder.names.get(name);
    if (present === undefined || present.number < number) folder.names.set(name, { node, number });
  }
}

function resized(bytes: Uint8Array, size: number): Uint8Array {
  const copy = new Uint8Array(size);
  copy.set(bytes.subarray(0, size));
  return copy;
}

function missing(path: string): never {
  throw new Error(`the record of the disk has lost ${path}`);
}
