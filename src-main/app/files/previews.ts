/**
 * Looks into files, for the window: a file is read and authenticated as a whole,
 * its bytes wait in memory under a token, are handed out once, and are gone.
 */

import { Buffer } from "node:buffer";
import { LONGEST_PREVIEW, type Preview } from "../../../src-shared/model/files.ts";
import type { World } from "../../base/world.ts";
import type { FileReader, Vault } from "../../vault/vault.ts";
import { contentType } from "../../webdav/content-type.ts";
import { nameOf } from "../../webdav/vault-path.ts";

/** How long bytes wait to be fetched, milliseconds. */
const WAITS_MS = 60_000;

/** How many previews may wait; the oldest goes for a newer one. */
const MOST_WAITING = 16;

/** Bytes of the longest file of which a small picture is made. */
const LONGEST_SMALL = 24 * 2 ** 20;

/** Bytes that are read at once, and those by which text is told from other content. */
const READ_BYTES = 2 ** 20;
const SNIFFED_BYTES = 4_096;

/** Pictures that every Chromium draws. */
const drawn: ReadonlySet<string> = new Set([
  "image/avif",
  "image/bmp",
  "image/gif",
  "image/jpeg",
  "image/png",
  "image/svg+xml",
  "image/webp",
]);

export interface PreviewBytes {
  /** Never of a kind that a page would run. */
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Waiting extends PreviewBytes {
  readonly vault: Vault;
  readonly timer: NodeJS.Timeout;
}

export class Previews {
  readonly #random: World["random"];
  readonly #waiting = new Map<string, Waiting>();

  constructor(random: World["random"]) {
    this.#random = random;
  }

  /** @throws VaultError as a read of the file */
  async of(vault: Vault, path: string, isSmall: boolean): Promise<Preview> {
    const reader = await vault.openFile(path);
    try {
      return await this.#look(vault, reader, nameOf(path), isSmall);
    } finally {
      await reader.close();
    }
  }

  /** The bytes behind a token, for the first who asks; `null` for everybody else. */
  take(token: string): PreviewBytes | null {
    const waiting = this.#waiting.get(token);
    if (!waiting) return null;
    this.#drop(token, waiting);
    return { contentType: waiting.contentType, bytes: waiting.bytes };
  }

  /** Overwrites what nobody has fetched of a vault. */
  readonly forget = (vault: Vault): void => {
    for (const [token, waiting] of this.#waiting) {
      if (waiting.vault !== vault) continue;
      this.#drop(token, waiting);
      waiting.bytes.fill(0);
    }
  };

  async #look(vault: Vault, reader: FileReader, name: string, isSmall: boolean): Promise<Preview> {
    const type = contentType(name);
    if (drawn.has(type)) {
      if (reader.size > (isSmall ? LONGEST_SMALL : LONGEST_PREVIEW.picture)) return tooLarge;
      const token = this.#keep(vault, type, await readBeginning(reader, reader.size));
      return { kind: "picture", token, isDrawing: type === "image/svg+xml" };
    }
    if (isSmall) return unknownKind;
    if (type === "application/pdf") {
      if (reader.size > LONGEST_PREVIEW.pdf) return tooLarge;
      return {
        kind: "pdf",
        token: this.#keep(vault, opaque, await readBeginning(reader, reader.size)),
      };
    }
    if (!isText(await readBeginning(reader, SNIFFED_BYTES))) return unknownKind;
    const bytes = await readBeginning(reader, LONGEST_PREVIEW.text);
    const isWhole = bytes.length === reader.size;
    return { kind: "text", token: this.#keep(vault, opaque, bytes), isWhole };
  }

  #keep(vault: Vault, type: string, bytes: Uint8Array<ArrayBuffer>): string {
    const token = Buffer.from(this.#random(32)).toString("hex");
    const timer = setTimeout(() => {
      this.#waiting.delete(token);
      bytes.fill(0);
    }, WAITS_MS);
    timer.unref();
    this.#waiting.set(token, { vault, contentType: type, bytes, timer });
    for (const [oldest, waiting] of this.#waiting) {
      if (this.#waiting.size <= MOST_WAITING) break;
      this.#drop(oldest, waiting);
    }
    return token;
  }

  #drop(token: string, { timer }: Waiting): void {
    clearTimeout(timer);
    this.#waiting.delete(token);
  }
}

const tooLarge = { kind: "none", reason: "too-large" } as const;
const unknownKind = { kind: "none", reason: "unknown-kind" } as const;

/** For what the window decodes itself. */
const opaque = "application/octet-stream";

/** At most `most` bytes. */
async function readBeginning(reader: FileReader, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Math.min(most, reader.size));
  for (let position = 0; position < bytes.length; ) {
    const length = Math.min(READ_BYTES, bytes.length - position);
    const part = await reader.read(position, length);
    bytes.set(part, position);
    position += part.length;
    part.fill(0);
    if (part.length === 0) throw new Error("a file ended before its size");
  }
  return bytes;
}

/** Text is what is UTF-8 without control characters of old, or says by its first bytes that it is UTF-16. */
function isText(beginning: Uint8Array): boolean {
  const [first, second] = beginning;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (beginning.includes(0)) return false;
  // The last character may be cut in two.
  const decoded = new TextDecoder().decode(beginning, { stream: true });
  return !decoded.includes("\ufffd");
}
