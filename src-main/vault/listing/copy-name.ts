/**
 * The cleartext name of a conflict copy: `report.pdf` of which a sync client
 * made a copy called `… (Alice's conflicted copy).c9r` becomes
 * `report (Alice's conflicted copy).pdf`, as in the official client
 * (docs/vault-format.md §12). What the sync client added is not encrypted, so
 * anybody can have written it: characters that are not seen are left out.
 */

import { utf8 } from "../../crypto/encoding.ts";

/** Bytes of the longest name that is not shortened at the usual threshold of 220; longer originals get as much as they have. */
const ROOM = 146;

/** Bytes of ` (9)`, which the official client keeps free for a number. */
const NUMBER_ROOM = 4;

/**
 * @param original - the name of what it is a copy of
 * @param added - what the sync client added to its ciphertext name
 * @param isTaken - names that it may not get
 * @returns a legal name in NFC, in at most as many bytes as `original` or 146
 */
export function copyName(
  original: string,
  added: string,
  isTaken: (name: string) => boolean,
): string {
  const { base, extension } = splitName(original);
  const room = Math.max(ROOM, utf8(original).length) - utf8(extension).length;
  const mark = cut(added.normalize("NFC").replace(/\p{C}/gu, ""), Math.floor(room / 2));

  const wanted = joinName(base, mark, extension, room);
  if (mark !== "" && !isTaken(wanted)) return wanted;
  for (let number = 1; ; number += 1) {
    const numbered = joinName(base, ` (${number})`, extension, room);
    if (!isTaken(numbered)) return numbered;
  }
}

/** A leading dot begins a name, not an extension; one that fills the room is none. */
function splitName(name: string): { readonly base: string; readonly extension: string } {
  const dot = name.lastIndexOf(".");
  const isExtension = dot > 0 && utf8(name.slice(dot)).length <= ROOM / 2;
  return isExtension
    ? { base: name.slice(0, dot), extension: name.slice(dot) }
    : { base: name, extension: "" };
}

function joinName(base: string, mark: string, extension: string, room: number): string {
  const left = room - Math.max(NUMBER_ROOM, utf8(mark).length);
  return (cut(base, left) + mark + extension).normalize("NFC");
}

/** As many characters from the start as fit into `bytes`. */
function cut(text: string, bytes: number): string {
  let length = 0;
  let end = 0;
  for (const character of text) {
    length += utf8(character).length;
    if (length > bytes) return text.slice(0, end);
    end += character.length;
  }
  return text;
}
