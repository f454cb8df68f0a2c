/**
 * Random work on whole files and folders, compared with a model: for drives on which a file that is there
 * can neither be changed nor appended to, as those of gvfs. Files are made, replaced, saved as editors do,
 * copied, renamed over others, removed and read, folders renamed and listed.
 */

import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { randomFrom } from "../../../src-main/test-support/random-from.ts";

const NAMES = ["one", "two ü.txt", "#3?", "%41 & 'four'"];

/** Bytes; large enough for several chunks of 32 KiB. */
const MAX_SIZE = 150_000;

/** Milliseconds. */
const PATIENCE = 10_000;

interface Folder {
  name: string;
  readonly files: Map<string, Buffer>;
}

export class FileTorture {
  readonly #root: string;
  readonly #random: () => number;
  readonly #folders: Folder[] = [];

  /** How many things may still be moved. */
  #moves: number;

  /** @param moves - how many things may be moved or renamed at all */
  constructor(root: string, seed: number, moves = Number.POSITIVE_INFINITY) {
    this.#root = root;
    this.#random = randomFrom(seed);
    this.#moves = moves;
  }

  /** Makes its folders in the root. */
  async begin(): Promise<void> {
    for (const name of ["first", "sécond"]) {
      await mkdir(join(this.#root, name));
      this.#folders.push({ name, files: new Map() });
    }
  }

  /** What each file holds, by its path below the root. */
  get model(): ReadonlyMap<string, Buffer> {
    return new Map(
      this.#folders.flatMap(({ name, files }) =>
        [...files].map(([file, content]) => [`${name}/${file}`, content] as const),
      ),
    );
  }

  /** @throws Error if the folder does not hold what it should */
  async step(): Promise<void> {
    const dice = this.#below(100);
    if (dice < 30) await this.#replace();
    else if (dice < 45) await (this.#moves > 0 ? this.#save() : this.#replace());
    else if (dice < 60) await this.#read();
    else if (dice < 70) await this.#readPart();
    else if (dice < 80) await this.#moveOrCopy();
    else if (dice < 88) await this.#remove();
    else if (dice < 92) await this.#renameFolder();
    else await this.#list();
  }

  async #replace(): Promise<void> {
    const { folder, name, path } = this.#any();
    const bytes = this.#bytes(this.#below(MAX_SIZE));
    await this.#write(path, bytes);
    folder.files.set(name, bytes);
  }

  /** As editors save: a new file beside the old one, then over it. */
  async #save(): Promise<void> {
    const { folder, name, path } = this.#any();
    const more = this.#bytes(1 + this.#below(20_000));
    const bytes = Buffer.concat([folder.files.get(name) ?? Buffer.alloc(0), more]);
    const draft = join(this.#root, folder.name, `.${name}.new`);
    await this.#write(draft, bytes);
    await this.#move(draft, path);
    folder.files.set(name, bytes);
  }

  /** FUSE tells the file system of the last close of a file after it has told the program, so it may be uploaded a little later. */
  async #write(path: string, bytes: Buffer): Promise<void> {
    await writeFile(path, bytes);
    const end = Date.now() + PATIENCE;
    while (!(await readFile(path).catch(() => null))?.equals(bytes)) {
      if (Date.now() > end) throw new Error(`${path} did not become what was written`);
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
  }

  async #move(from: string, to: string): Promise<void> {
    this.#moves -= 1;
    await rename(from, to);
  }

  async #read(): Promise<void> {
    const { folder, name, path } = this.#any();
    const expected = folder.files.get(name);
    if (expected === undefined) return;
    assertSame(path, await readFile(path), expected);
  }

  async #readPart(): Promise<void> {
    const { folder, name, path } = this.#any();
    const content = folder.files.get(name);
    if (content === undefined) return;
    const position = this.#below(content.length + 1_000);
    const wanted = Buffer.alloc(1 + this.#below(MAX_SIZE));
    const handle = await open(path, "r");
    try {
      let length = 0;
      for (;;) {
        const { bytesRead } = await handle.read(
          wanted,
          length,
          wanted.length - length,
          position + length,
        );
        length += bytesRead;
        if (bytesRead === 0 || length === wanted.length) break;
      }
      const expected = content.subarray(position, position + wanted.length);
      assertSame(`part of ${path}`, wanted.subarray(0, length), expected);
    } finally {
      await handle.close();
    }
  }

  async #moveOrCopy(): Promise<void> {
    const [from, to] = [this.#any(), this.#any()];
    const content = from.folder.files.get(from.name);
    if (content === undefined || from.path === to.path) return;
    if (this.#moves > 0 && this.#below(2) === 0) {
      await this.#move(from.path, to.path);
      from.folder.files.delete(from.name);
    } else {
      await this.#write(to.path, await readFile(from.path));
    }
    to.folder.files.set(to.name, content);
  }

  async #remove(): Promise<void> {
    const { folder, name, path } = this.#any();
    if (folder.files.delete(name)) await rm(path);
  }

  async #renameFolder(): Promise<void> {
    if (this.#moves === 0) return;
    const folder = this.#anyFolder();
    const name = `folder ${this.#below(1_000_000)}`;
    await this.#move(join(this.#root, folder.name), join(this.#root, name));
    folder.name = name;
  }

  async #list(): Promise<void> {
    const { name, files } = this.#anyFolder();
    const found = (await readdir(join(this.#root, name))).sort();
    const expected = [...files.keys()].sort();
    if (found.join("/") !== expected.join("/")) {
      throw new Error(`${name} holds ${found.join(", ")} and not ${expected.join(", ")}`);
    }
  }

  #any() {
    const folder = this.#anyFolder();
    const name = NAMES[this.#below(NAMES.length)] ?? "";
    return { folder, name, path: join(this.#root, folder.name, name) };
  }

  #anyFolder(): Folder {
    const folder = this.#folders[this.#below(this.#folders.length)];
    if (folder === undefined) throw new Error("it has not begun");
    return folder;
  }

  #bytes(size: number): Buffer {
    return Buffer.from(Array.from({ length: size }, () => this.#below(256)));
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

function assertSame(what: string, found: Buffer, expected: Buffer): void {
  if (!found.equals(expected)) {
    throw new Error(`${what}: ${found.length} bytes are not the ${expected.length} expected`);
  }
}
