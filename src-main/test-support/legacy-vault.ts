/** Small vaults of formats 5 to 7, made by the description of those formats alone. */

import { sha1 } from "../crypto/digest.ts";
import { base32, fromBase64Url, utf8 } from "../crypto/encoding.ts";
import { type Masterkey, masterkey } from "../crypto/masterkey.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { cipherSize } from "../format/chunk-layout.ts";
import { newHeader } from "../format/content-cipher.ts";
import { ctrMacContent } from "../format/ctr-mac-content.ts";
import { contentDirectory } from "../format/directory-id.ts";
import { encryptName, NODE_SUFFIX } from "../format/file-name.ts";
import { encodeMasterkeyFile } from "../format/masterkey-file.ts";
import type { Storage } from "../storage/storage.ts";
import { writeNewFile } from "../vault/node-directory.ts";

const LONGEST = 129;

/** Content of files (text), of directories (another such record), of links (`→ target`). */
export interface LegacyTree {
  readonly [name: string]: string | LegacyTree;
}

export interface LegacyVault {
  readonly storage: Storage;
  readonly rawKey: Uint8Array;
}

export interface LegacyOptions {
  readonly version: 3 | 4 | 5 | 6;
  /** UTF-8, in whatever form. */
  readonly password: Uint8Array;
  readonly tree: LegacyTree;
}

export async function writeLegacyVault(
  storage: Storage,
  { version, password, tree }: LegacyOptions,
): Promise<LegacyVault> {
  const { random } = systemWorld;
  const rawKey = random(64);
  const key = masterkey(rawKey.slice());
  const keyFile = await encodeMasterkeyFile(key, password, random, { n: 2, r: 1 }, version);
  await writeNewFile(storage, "masterkey.cryptomator", keyFile);
  await storage.makeDirectory("m");
  await writeDirectory({ storage, key, nextId: 0 }, "", tree);
  return { storage, rawKey };
}

interface Writer {
  readonly storage: Storage;
  readonly key: Masterkey;
  nextId: number;
}

async function writeDirectory(writer: Writer, id: string, tree: LegacyTree): Promise<void> {
  const folder = contentDirectory(writer.key, id);
  await makePath(writer.storage, folder);
  for (const [name, content] of Object.entries(tree)) {
    if (typeof content !== "string") {
      writer.nextId += 1;
      const child = `00000000-0000-4000-8000-${String(writer.nextId).padStart(12, "0")}`;
      await writeNode(writer, folder, `0${encoded(writer.key, name, id)}`, utf8(child));
      await writeDirectory(writer, child, content);
    } else if (content.startsWith("→ ")) {
      const sealed = sealedContent(writer.key, utf8(content.slice(2)));
      await writeNode(writer, folder, `1S${encoded(writer.key, name, id)}`, sealed);
    } else {
      await writeNode(
        writer,
        folder,
        encoded(writer.key, name, id),
        sealedContent(writer.key, utf8(content)),
      );
    }
  }
}

/** Puts a node in place, under its shortened name if its own is too long. */
async function writeNode(
  { storage }: Writer,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  if (name.length <= LONGEST) return writeNewFile(storage, `${folder}/${name}`, bytes);
  const hash = base32(sha1(utf8(name)));
  const above = `m/${hash.slice(0, 2)}/${hash.slice(2, 4)}`;
  await makePath(storage, above);
  await writeNewFile(storage, `${above}/${hash}.lng`, utf8(name));
  await writeNewFile(storage, `${folder}/${hash}.lng`, bytes);
}

async function makePath(storage: Storage, path: string): Promise<void> {
  let done = "";
  for (const name of path.split("/")) {
    const names = (await storage.list(done)).map((entry) => entry.name);
    const next = done === "" ? name : `${done}/${name}`;
    if (!names.includes(name)) await storage.makeDirectory(next);
    done = next;
  }
}

/** The encrypted name of today in Base32 with padding (RFC 4648 §6). */
function encoded(key: Masterkey, name: string, parentId: string): string {
  const today = encryptName(key, name, parentId).slice(0, -NODE_SUFFIX.length);
  const sealed = fromBase64Url(today) ?? new Uint8Array();
  const padded = new Uint8Array(Math.ceil(sealed.length / 5) * 5);
  padded.set(sealed);
  const text = base32(padded);
  const characters = Math.ceil((sealed.length * 8) / 5);
  return text.slice(0, characters).padEnd(text.length, "=");
}

/** Of at most one chunk. */
function sealedContent(key: Masterkey, clear: Uint8Array): Uint8Array {
  const content = ctrMacContent(key);
  const sealed = new Uint8Array(cipherSize(content.layout, clear.length));
  const header = newHeader(content, systemWorld.random);
  sealed.set(content.sealHeader(header));
  if (clear.length > 0) {
    const nonce = systemWorld.random(content.nonceBytes);
    content.sealChunk(sealed, content.layout.headerBytes, header, { index: 0, nonce, clear });
  }
  return sealed;
}
