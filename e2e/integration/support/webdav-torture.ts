/**
 * Random work on files in a folder, compared with a model after every step, in
 * the manner of `fsx`: writes at random places, cuts, growth, reads, closing and
 * opening again, renames and removals.
 */

import { type FileHandle, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { randomFrom } from "../../../src-main/test-support/random-from.ts";

const NAMES = ["one", "two ü", "#3?"];

/** Bytes; large enough for several chunks of 32 KiB. */
const MAX_SIZE = 200_000;

interface Open {
  readonly name: string;
  readonly handle: FileHandle;
}

export class Torture {
  readonly #folder: string;
  readonly #random: () => number;
  readonly #model = new Map<string, Buffer>();
  #open: Open | null = null;

  constructor(folder: string, seed: number) {
    this.#folder = folder;
    this.#random = randomFrom(seed);
  }

  /** What each file holds; all of them closed. */
  async end(): Promise<ReadonlyMap<string, Buffer>> {
    await this.#close();
    return this.#model;
  }

  /** @throws Error if the folder does not hold what it should */
  async step(): Promise<void> {
    const dice = this.#below(100);
    if (dice < 35) await this.#write();
    else if (dice < 60) await this.#read();
    else if (dice < 75) await this.#truncate();
    else if (dice < 88) await this.#close();
    else if (dice < 92) await this.#readWhole();
    else if (dice < 96) await this.#rename();
    else if (dice < 98) await this.#remove();
    else await this.#list();
  }

  async #write(): Promise<void> {
    const { name, handle } = await this.#opened();
    const before = this.#contentOf(name);
    const position = this.#below(Math.min(MAX_SIZE, before.length + 5_000));
    const bytes = Buffer.alloc(1 + this.#below(MAX_SIZE - position), this.#below(256));
    await handle.write(bytes, 0, bytes.length, position);
    const after = Buffer.alloc(Math.max(before.length, position + bytes.length));
    before.copy(after);
    bytes.copy(after, position);
    this.#model.set(name, after);
  }

  async #read(): Promise<void> {
    const { name, handle } = await this.#opened();
    const content = this.#contentOf(name);
    const position = this.#below(content.length + 1_000);
    const wanted = Buffer.alloc(1 + this.#below(MAX_SIZE));
    const { bytesRead } = await handle.read(wanted, 0, wanted.length, position);
    const expected = content.subarray(position, position + wanted.length);
    this.#assertSame(`read of ${name}`, wanted.subarray(0, bytesRead), expected);
  }

  async #truncate(): Promise<void> {
    const { name, handle } = await this.#opened();
    const size = this.#below(MAX_SIZE);
    await handle.truncate(size);
    const after = Buffer.alloc(size);
    this.#contentOf(name).copy(after);
    this.#model.set(name, after);
  }

  async #readWhole(): Promise<void> {
    await this.#close();
    for (const [name, content] of this.#model) {
      this.#assertSame(`whole of ${name}`, await readFile(join(this.#folder, name)), content);
    }
  }

  async #rename(): Promise<void> {
    await this.#close();
    const [from, to] = [this.#anyName(), this.#anyName()];
    const content = this.#model.get(from);
    if (content === undefined || from === to) return;
    await rename(join(this.#folder, from), join(this.#folder, to));
    this.#model.delete(from);
    this.#model.set(to, content);
  }

  async #remove(): Promise<void> {
    await this.#close();
    const name = this.#anyName();
    if (this.#model.delete(name)) await rm(join(this.#folder, name));
  }

  async #list(): Promise<void> {
    await this.#close();
    const names = (await readdir(this.#folder)).filter((name) => name !== "lost+found").sort();
    const expected = [...this.#model.keys()].sort();
    if (names.join("/") !== expected.join("/")) {
      throw new Error(`the folder holds ${names.join(", ")} and not ${expected.join(", ")}`);
    }
  }

  async #opened(): Promise<Open> {
    if (this.#open !== null) return this.#open;
    const name = this.#anyName();
    const isThere = this.#model.has(name);
    const handle = await open(join(this.#folder, name), isThere ? "r+" : "w+");
    if (!isThere) this.#model.set(name, Buffer.alloc(0));
    this.#open = { name, handle };
    return this.#open;
  }

  async #close(): Promise<void> {
    await this.#open?.handle.close();
    this.#open = null;
  }

  #contentOf(name: string): Buffer {
    return this.#model.get(name) ?? Buffer.alloc(0);
  }

  #anyName(): string {
    return NAMES[this.#below(NAMES.length)] ?? "";
  }

  #assertSame(what: string, found: Buffer, expected: Buffer): void {
    if (!found.equals(expected)) {
      throw new Error(`${what}: ${found.length} bytes are not the ${expected.length} expected`);
    }
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}
