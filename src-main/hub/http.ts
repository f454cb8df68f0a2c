/**
 * How this room speaks to a server: one request, one answer of bounded size
 * within a bounded time, and never on to another address.
 *
 * The function that fetches comes from outside: Chromium's in the app, which
 * knows the proxies and certificates of the system, Node's on the command line.
 */

import { VaultError } from "../base/vault-error.ts";
import { isAboutCertificate } from "./certificate-error.ts";
import { hubRefused } from "./hub-error.ts";
import { fromJsonBytes } from "./json-bytes.ts";

/** The part of the web's `fetch` that is used. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;

interface FetchInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  readonly redirect: "manual";
  readonly credentials: "omit";
  readonly cache: "no-store";
}

export interface HubRequest {
  readonly method?: "GET" | "PUT" | "POST" | "DELETE";
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HubAnswer {
  readonly status: number;
  readonly text: string;
  /** The text as JSON; `undefined` if it is none. */
  readonly json: unknown;
}

export type HubHttp = (request: HubRequest, signal: AbortSignal) => Promise<HubAnswer>;

/** What a server may make us keep in memory, bytes. A list of a hundred devices has some 200 KiB. */
const MAX_BODY = 1024 * 1024;

/** For one answer, milliseconds. */
const PATIENCE = 10_000;

/** @param patienceMs - how long an answer may take, with its whole body */
export function hubHttp(fetch: Fetch, patienceMs = PATIENCE): HubHttp {
  return async ({ method = "GET", url, headers = {}, body }, signal) => {
    const late = AbortSignal.timeout(patienceMs);
    const init = {
      method,
      headers,
      signal: AbortSignal.any([signal, late]),
      redirect: "manual",
      credentials: "omit",
      cache: "no-store",
      ...(body === undefined ? {} : { body }),
    } as const;
    try {
      const response = await fetch(url.href, init);
      const bytes = await boundedBody(response, url.host);
      const text = new TextDecoder().decode(bytes);
      return { status: response.status, text, json: fromJsonBytes(bytes) };
    } catch (cause) {
      if (signal.aborted) throw new VaultError({ kind: "cancelled" }, { cause });
      if (cause instanceof VaultError) throw cause;
      if (isAboutCertificate(cause)) throw hubRefused(url.host, "certificate", { cause });
      throw new VaultError({ kind: "hub-unreachable", host: url.host }, { cause });
    }
  };
}

/** @throws VaultError `hub-refused` for a body without an end */
async function boundedBody(response: Response, host: string): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  // The types of the web's streams say `any` of what comes out of them.
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(pieces);
    size += value.length;
    if (size > MAX_BODY) {
      await reader.cancel().catch(() => undefined);
      throw hubRefused(host, "forged-answer");
    }
    pieces.push(value);
  }
}
