/**
 * PUT: the content of a file as a whole.
 *
 * The new version is written beside the old one and put in its place when the
 * body is whole. Whatever goes wrong before, the old version is still there.
 */

import { rawBytes } from "../../base/raw-bytes.ts";
import { isFailure } from "../../base/vault-error.ts";
import type { DraftOptions, Entry, FileDraft } from "../../vault/vault.ts";
import { sendEmpty } from "../answer.ts";
import { announcedLength, pourInto, readBody } from "../body.ts";
import { type Exchange, headerOf, type ShareState } from "../exchange.ts";
import { etagOf } from "../headers/etag.ts";
import { parseModified } from "../headers/modified-header.ts";
import { permitWrite, touchedByMaking } from "../permit.ts";
import { alone, findPlace, type Place } from "../place.ts";
import { Refusal } from "../refusal.ts";

/** Bytes. A body this small is collected first, so that checks and writing need one turn instead of two. */
const SMALL_BODY = 64 * 1024;

/** Bytes of a large body that are encrypted and written at a time. */
const GATHERED = 1024 * 1024;

export async function answerPut(exchange: Exchange): Promise<void> {
  refuseUnfit(exchange);
  const length = announcedLength(exchange.request);
  const isSmall = length !== null && length <= SMALL_BODY;
  const { entry, isNew } = isSmall ? await putSmall(exchange) : await putStreamed(exchange);
  sendEmpty(exchange.response, isNew ? 201 : 204, {
    ETag: etagOf(entry) ?? "",
    ...(modifiedOf(exchange) === null ? {} : { "X-OC-Mtime": "accepted" }),
  });
}

/** What would not become the file that the client means (RFC 9110 §14.5, §9.3.4). */
function refuseUnfit(exchange: Exchange): void {
  if (headerOf(exchange, "content-range") !== undefined) throw new Refusal(400);
  const coding = headerOf(exchange, "content-encoding") ?? "identity";
  if (coding.toLowerCase() !== "identity") throw new Refusal(415);
  if (exchange.target.hasSlash) throw new Refusal(409);
}

function modifiedOf(exchange: Exchange): number | null {
  return parseModified(headerOf(exchange, "x-oc-mtime"));
}

interface Stored {
  readonly entry: Entry;
  readonly isNew: boolean;
}

async function putSmall(exchange: Exchange): Promise<Stored> {
  const { share, target } = exchange;
  const body = await readBody(exchange, SMALL_BODY);
  return alone(share, [{ path: target.path, isDeep: false }], async ([place]) => {
    await permitPut(exchange, place);
    const entry = await putAtOnce(exchange, place, body);
    share.traffic.bytesWritten += body.length;
    return noted(share, place, entry);
  });
}

/** Asks before the body, so that a refusal comes at once, and again after it, because much may have changed. */
async function putStreamed(exchange: Exchange): Promise<Stored> {
  const { share, target } = exchange;
  const before = await findPlace(share, target.path);
  await permitPut(exchange, before);
  const draft = await startDraft(exchange, before);
  try {
    const length = announcedLength(exchange.request) ?? GATHERED;
    await pourInto(rawBytes(Math.min(length, GATHERED)), exchange, (bytes) => {
      share.traffic.bytesWritten += bytes.length;
      return draft.write(bytes);
    });
    return await alone(share, [{ path: target.path, isDeep: false }], async ([place]) => {
      await permitPut(exchange, place);
      // A link on the way was changed meanwhile: the draft lies where the path no longer leads.
      if (place.path !== before.path) throw new Refusal(409);
      return noted(share, place, await draft.commit());
    });
  } catch (error) {
    await draft.abort();
    throw error;
  }
}

async function permitPut(exchange: Exchange, place: Place): Promise<void> {
  const { path, entry } = place;
  await permitWrite(
    exchange,
    place,
    entry === null ? touchedByMaking(path) : [{ path, isDeep: false }],
  );
}

async function startDraft(exchange: Exchange, { path }: Place): Promise<FileDraft> {
  try {
    return await exchange.share.vault.draftFile(path, draftOptions(exchange));
  } catch (error) {
    throw withoutParent(error);
  }
}

async function putAtOnce(exchange: Exchange, { path }: Place, body: Uint8Array): Promise<Entry> {
  try {
    return await exchange.share.vault.putFile(path, body, draftOptions(exchange));
  } catch (error) {
    throw withoutParent(error);
  }
}

function draftOptions(exchange: Exchange): DraftOptions {
  const modifiedMs = modifiedOf(exchange);
  return modifiedMs === null ? {} : { modifiedMs };
}

/** What is not found when a file is made is the collection it would be in (RFC 4918 §9.7.1). */
function withoutParent(error: unknown): unknown {
  return isFailure(error, "not-found") ? new Refusal(409) : error;
}

function noted({ properties }: ShareState, { path, entry: before }: Place, entry: Entry): Stored {
  if (before === null) properties.forget(path);
  return { entry, isNew: before === null };
}
