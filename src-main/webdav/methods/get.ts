/**
 * GET and HEAD.
 *
 * Every byte that is sent was authenticated before. A file that turns out to be
 * damaged in the middle ends with the connection, never with other bytes.
 */

import type { OutgoingHttpHeaders } from "node:http";
import { isFailure, VaultError } from "../../base/vault-error.ts";
import type { Entry, FileReader } from "../../vault/vault.ts";
import { bodyHeaders } from "../answer.ts";
import { contentType } from "../content-type.ts";
import { type Exchange, headerOf } from "../exchange.ts";
import { type ByteRange, parseRange } from "../headers/byte-range.ts";
import { etagOf, isSameStrongly } from "../headers/etag.ts";
import { httpDate } from "../headers/http-date.ts";
import { isHidden } from "../hidden-names.ts";
import { checkIfHeader } from "../permit.ts";
import { PIECE_BYTES } from "../pieces.ts";
import { findExisting } from "../place.ts";
import { checkPreconditions } from "../preconditions.ts";
import { Refusal } from "../refusal.ts";
import { nameOf } from "../vault-path.ts";
import { writeAndWait } from "../write.ts";

/** Bytes. What is smaller gets memory of its own: a client that is slow to take it must not hold a whole piece. */
const SMALL_BODY = 32 * 1024;

/**
 * Whatever a page from the vault is, in a browser it runs nothing, loads
 * nothing and is of no origin: it must not read or change the other files.
 */
const fileHeaders = {
  ...bodyHeaders,
  "Accept-Ranges": "bytes",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
} as const;

export async function answerHead(exchange: Exchange): Promise<void> {
  const place = await findExisting(exchange.share, exchange.target.path);
  const { entry } = place;
  if (entry.kind === "directory") throw new Refusal(405);
  const { size } = entry;
  if (size === null) throw new VaultError(entry.failure ?? { kind: "unexpected" });
  await checkIfHeader(exchange, place);
  const plan = planAnswer(exchange, entry, size);
  exchange.response.writeHead(plan.status, plan.headers).end();
}

export async function answerGet(exchange: Exchange): Promise<void> {
  const reader = await openFile(exchange);
  try {
    if (headerOf(exchange, "if") !== undefined) {
      await checkIfHeader(exchange, await findExisting(exchange.share, exchange.target.path));
    }
    const { status, headers, range } = planAnswer(exchange, reader.entry, reader.size);
    const { response } = exchange;
    if (range === null || range.start === range.end) {
      response.writeHead(status, headers).end();
    } else if (range.end - range.start <= PIECE_BYTES) {
      const { bytes, free } = await readPiece(exchange, reader, range);
      exchange.share.traffic.bytesRead += bytes.length;
      response.writeHead(status, headers).end(bytes, free);
    } else {
      await sendRange(exchange, reader, range, () => {
        response.writeHead(status, headers);
      });
    }
  } finally {
    await reader.close();
  }
}

/** Tries the path as it is first: links are rare, and finding them costs. */
async function openFile({ share, target }: Exchange): Promise<FileReader> {
  if (!isHidden(share, target.path)) {
    try {
      return await share.vault.openFile(target.path);
    } catch (error) {
      if (!isFailure(error, "is-not-a-file") && !isFailure(error, "is-not-a-directory"))
        throw error;
    }
  }
  const { path } = await findExisting(share, target.path);
  return share.vault.openFile(path);
}

interface Plan {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  /** What of the file is sent; `null` for nothing. */
  readonly range: ByteRange | null;
}

function planAnswer(exchange: Exchange, entry: Entry, size: number): Plan {
  const { request, target } = exchange;
  const etag = etagOf(entry) ?? "";
  const validators = { ETag: etag, "Last-Modified": httpDate(entry.modifiedMs) };
  const verdict = checkPreconditions(request.headers, entry, true);
  if (verdict === "failed") throw new Refusal(412);
  if (verdict === "unchanged") {
    return { status: 304, headers: { ...bodyHeaders, ...validators }, range: null };
  }

  const range = mayBePartial(headerOf(exchange, "if-range"), etag)
    ? parseRange(request.headers.range, size)
    : "whole";
  if (range === "unsatisfiable") {
    const headers = { "Content-Range": `bytes */${size}`, "Content-Length": 0 };
    return { status: 416, headers, range: null };
  }
  const whole = { start: 0, end: size };
  const { start, end } = range === "whole" ? whole : range;
  const headers: OutgoingHttpHeaders = {
    "Content-Type": contentType(nameOf(target.path)),
    "Content-Length": end - start,
    ...validators,
    ...fileHeaders,
  };
  if (range === "whole") return { status: 200, headers, range: whole };
  headers["Content-Range"] = `bytes ${start}-${end - 1}/${size}`;
  return { status: 206, headers, range };
}

/** A date is too coarse to put two parts of a file together by it, so only an entity tag counts. */
function mayBePartial(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || isSameStrongly(ifRange.trim(), etag);
}

/** @param sendHead - called when the first bytes are there, so that a damaged file can still be an error status */
async function sendRange(
  exchange: Exchange,
  reader: FileReader,
  { start, end }: ByteRange,
  sendHead: () => void,
): Promise<void> {
  const { response, share } = exchange;
  let next = readPiece(exchange, reader, { start, end: endOfPiece(start, end) });
  try {
    for (let position = start; position < end; ) {
      const { bytes, free } = await next;
      position += bytes.length;
      share.traffic.bytesRead += bytes.length;
      if (!response.headersSent) sendHead();
      if (position === end) {
        response.end(bytes, free);
        return;
      }
      // Read and decrypt on while the client takes this piece.
      next = readPiece(exchange, reader, { start: position, end: endOfPiece(position, end) });
      await writeAndWait(exchange, bytes);
      free();
    }
  } finally {
    await next.catch(() => undefined); // the file is closed after this
  }
}

/** The next multiple of {@link PIECE_BYTES}, so that no chunk is decrypted twice. */
function endOfPiece(start: number, end: number): number {
  return Math.min(end, start - (start % PIECE_BYTES) + PIECE_BYTES);
}

interface Piece {
  readonly bytes: Uint8Array;
  /** To be called when nobody needs `bytes` any more; without it they are garbage like any other. */
  readonly free: () => void;
}

async function readPiece(
  { share: { pieces } }: Exchange,
  reader: FileReader,
  { start, end }: ByteRange,
): Promise<Piece> {
  const length = end - start;
  const buffer = length < SMALL_BODY ? null : pieces.take();
  const bytes = buffer?.subarray(0, length) ?? new Uint8Array(length);
  const count = await reader.readInto(bytes, start);
  if (count !== length) throw new Error("a file ended before its size");
  const free = (): void => {
    if (buffer !== null) pieces.give(buffer);
  };
  return { bytes, free };
}
