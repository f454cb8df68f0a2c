/** Reads what an entry of a content directory is called. Source: docs/vault-format.md §7, §12. */

import { isFailure } from "../../base/vault-error.ts";
import { findCipherName, type OddName, takeApart } from "../../format/conflict-name.ts";
import { isLegalName, MIN_CIPHER_NAME, NODE_SUFFIX } from "../../format/file-name.ts";
import {
  isLong,
  LONG_NAME_FILE,
  MAX_LONG_NAME_FILE,
  parseLongName,
  SHORTENED_SUFFIX,
  shortenedName,
} from "../../format/long-name.ts";
import type { Directory } from "../directory.ts";
import type { Engine } from "../engine.ts";
import type { Place } from "../place.ts";
import type { NodeReading, OddNode } from "./node-reading.ts";

/** Characters of the longest ciphertext name that is remembered; that of 255 bytes has some 370. */
const MOST_REMEMBERED = 1_024;

const foreign: NodeReading = { kind: "foreign" };

/** Shorter names are `dirid.c9r`, drafts and files of other programs. */
export function mayBeNode(nodeName: string): boolean {
  return (
    nodeName.length >= MIN_CIPHER_NAME &&
    (nodeName.includes(NODE_SUFFIX) || nodeName.includes(SHORTENED_SUFFIX))
  );
}

export function isShortenedNode(nodeName: string): boolean {
  return nodeName.includes(SHORTENED_SUFFIX);
}

/** Reads the name of a node that is not shortened. */
export function readPlainName(engine: Engine, directory: Directory, nodeName: string): NodeReading {
  const whole = engine.names.decrypt(engine.key, nodeName, directory.id);
  if (whole !== null) return readWhole(engine, nodeName, whole);
  const odd = takeApart(nodeName, NODE_SUFFIX);
  if (odd === null) return foreign;
  const found = findCipherName(engine.key, odd, directory.id);
  if (found === null) return looksEncrypted(odd) ? { kind: "unreadable", nodeName } : foreign;
  const original = found.name.normalize("NFC");
  if (!isLegalName(original)) return { kind: "unreadable", nodeName };
  const { form } = odd;
  return {
    kind: "odd",
    form,
    original,
    added: found.added,
    nodeName,
    isShortened: false,
    loose: null,
  };
}

function readWhole({ config }: Engine, nodeName: string, clear: string): NodeReading {
  const name = clear.normalize("NFC");
  if (!isLegalName(name)) return { kind: "unreadable", nodeName };
  const isProper =
    name === clear && isPadded(nodeName) && !isLong(nodeName, config.shorteningThreshold);
  return isProper
    ? { kind: "proper", name, nodeName, isShortened: false }
    : misplaced(name, nodeName, false);
}

/** Reads the name of a shortened node from its `name.c9s`. */
export async function readShortenedName(
  engine: Engine,
  directory: Directory,
  nodeName: string,
): Promise<NodeReading> {
  const odd = takeApart(nodeName, SHORTENED_SUFFIX);
  if (odd === null || odd.form === "placeholder") return foreign;
  const cipherName =
    engine.longNames.get(nodeName) ??
    (await longNameOf(engine, `${directory.contentPath}/${nodeName}`));
  const clear = cipherName && engine.names.decrypt(engine.key, cipherName, directory.id);
  const name = clear?.normalize("NFC");
  if (!cipherName || !name || !isLegalName(name)) return { kind: "unreadable", nodeName };

  const hash = shortenedName(cipherName).slice(0, -SHORTENED_SUFFIX.length);
  const at = odd.stem.indexOf(hash);
  const added = odd.stem.slice(at + hash.length) + odd.tail;
  if (at < 0) return misplaced(name, nodeName, true);
  if (odd.stem !== hash || odd.tail !== "") {
    return {
      kind: "odd",
      form: odd.form,
      original: name,
      added,
      nodeName,
      isShortened: true,
      loose: null,
    };
  }
  if (cipherName.length <= MOST_REMEMBERED) engine.longNames.set(nodeName, cipherName);
  const isProper =
    name === clear && isPadded(cipherName) && isLong(cipherName, engine.config.shorteningThreshold);
  return isProper
    ? { kind: "proper", name, nodeName, isShortened: true }
    : misplaced(name, nodeName, true);
}

/**
 * Whether the node at a place is that of its name. Somebody may have exchanged shortened nodes, and
 * a listing goes by what `name.c9s` says: a look-up by the hash alone would find the other's content.
 *
 * @returns true also where the node does not say what it is called
 */
export async function isNodeOfItsName(
  engine: Engine,
  { directory, nodePath, isShortened }: Place,
): Promise<boolean> {
  const nodeName = nodePath.slice(nodePath.lastIndexOf("/") + 1);
  if (!isShortened || engine.longNames.get(nodeName) !== undefined) return true;
  const cipherName = await longNameOf(engine, nodePath);
  if (cipherName === null) return true;
  if (shortenedName(cipherName) === nodeName) {
    if (cipherName.length <= MOST_REMEMBERED) engine.longNames.set(nodeName, cipherName);
    return true;
  }
  return engine.names.decrypt(engine.key, cipherName, directory.id) === null;
}

/** `null` if there is no name that could be read, ever. What the disk refuses for now must not look like a file removed. */
async function longNameOf(engine: Engine, nodePath: string): Promise<string | null> {
  const file = `${nodePath}/${LONG_NAME_FILE}`;
  // A link of the host is none: it is not followed, and one planted there must not end the listing.
  const found = await engine.storage.find(file);
  if (found?.kind !== "file") return null;
  try {
    return parseLongName(await engine.storage.read(file, MAX_LONG_NAME_FILE + 1));
  } catch (error) {
    if (isFailure(error, "not-found")) return null;
    throw error;
  }
}

function misplaced(original: string, nodeName: string, isShortened: boolean): OddNode {
  return {
    kind: "odd",
    form: "misplaced",
    original,
    added: "",
    nodeName,
    isShortened,
    loose: null,
  };
}

/** Base64 is read with and without padding; written it is padded. */
function isPadded(cipherName: string): boolean {
  return (cipherName.length - NODE_SUFFIX.length) % 4 === 0;
}

/** What is nothing but Base64 is no file of another program. */
function looksEncrypted({ stem, form }: OddName): boolean {
  return form === "copy" && /^[A-Za-z0-9_-]{20,}={0,2}$/.test(stem);
}
