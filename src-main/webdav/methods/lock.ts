/**
 * LOCK: takes a lock, or gives one that is held more time (RFC 4918 §9.10).
 *
 * Locking an address where nothing is makes an empty file there: the name is
 * taken from then on.
 */

import { isFailure } from "../../base/vault-error.ts";
import { sendXml } from "../answer.ts";
import { readBody } from "../body.ts";
import { type Exchange, headerOf } from "../exchange.ts";
import { parseDepthOfTree } from "../headers/depth.ts";
import { parseTimeout } from "../headers/timeout.ts";
import type { LockRequest } from "../locks/lock-table.ts";
import { lockDiscovery, readLockInfo } from "../locks/lock-xml.ts";
import { checkIfHeader, permitWrite, touchedByMaking } from "../permit.ts";
import { alone, findPlace, type Place } from "../place.ts";
import { Refusal } from "../refusal.ts";
import { MAX_XML } from "../xml/read-xml.ts";

export async function answerLock(exchange: Exchange): Promise<void> {
  const body = await readBody(exchange, MAX_XML);
  if (body.length === 0) await refreshLock(exchange);
  else await takeLock(exchange, body);
}

async function refreshLock(exchange: Exchange): Promise<void> {
  const { response, share, target } = exchange;
  const place = await findPlace(share, target.path);
  const tokens = await checkIfHeader(exchange, place);
  if (tokens.size === 0) throw new Refusal(400);
  const held = share.locks.covering(place.path).filter(({ token }) => tokens.has(token));
  if (held.length === 0) throw new Refusal(412, "lock-token-matches-request-uri");
  const seconds = parseTimeout(headerOf(exchange, "timeout"));
  const fresh = held.map((lock) => share.locks.refresh(lock, seconds));
  sendXml(response, 200, documentOf(fresh));
}

async function takeLock(exchange: Exchange, body: Uint8Array): Promise<void> {
  const { response, share, target } = exchange;
  const isDeep = parseDepthOfTree(headerOf(exchange, "depth")) === "infinity";
  const wish = {
    ...readLockInfo(body),
    href: target.href,
    isDeep,
    timeoutSeconds: parseTimeout(headerOf(exchange, "timeout")),
  };
  const { lock, isNew } = await alone(share, [{ path: target.path, isDeep }], async ([place]) => {
    const request: LockRequest = { ...wish, path: place.path };
    await permitLock(exchange, place, request);
    const isNew = place.entry === null;
    if (isNew) await makeEmptyFile(exchange, place);
    const lock = share.locks.add(request);
    if (lock === null) throw new Refusal(507);
    return { lock, isNew };
  });
  sendXml(response, isNew ? 201 : 200, documentOf([lock]), { "Lock-Token": `<${lock.token}>` });
}

/** A lock changes nothing, so the locks of others are no hindrance unless they exclude this one. */
async function permitLock(exchange: Exchange, place: Place, request: LockRequest): Promise<void> {
  const { locks } = exchange.share;
  const conflict = locks.conflict(request);
  if (conflict !== null) throw new Refusal(423, "no-conflicting-lock", [conflict.href]);
  await permitWrite(exchange, place, place.entry === null ? touchedByMaking(place.path) : []);
}

async function makeEmptyFile({ share, target }: Exchange, { path }: Place): Promise<void> {
  if (target.hasSlash) throw new Refusal(409);
  try {
    const draft = await share.vault.draftFile(path, { exclusive: true });
    await draft.commit();
    share.properties.forget(path);
  } catch (error) {
    throw isFailure(error, "not-found") ? new Refusal(409) : error;
  }
}

function documentOf(locks: Parameters<typeof lockDiscovery>[0]): string {
  const inner = lockDiscovery(locks);
  return `<D:prop xmlns:D="DAV:"><D:lockdiscovery>${inner}</D:lockdiscovery></D:prop>`;
}
