/**
 * Answers without file content: a status, or a small XML document.
 *
 * No header ever lets a web page of another origin read an answer.
 */

import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Refusal } from "./refusal.ts";
import { escapeXml } from "./xml/write-xml.ts";

export const XML_TYPE = 'application/xml; charset="utf-8"';

/** For everything with a body: it is what it says, and nobody else's. */
export const bodyHeaders = {
  "Cache-Control": "private, no-cache",
  "X-Content-Type-Options": "nosniff",
} as const;

const withoutBody: ReadonlySet<number> = new Set([204, 304]);

export function sendEmpty(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders = {},
): void {
  const length = withoutBody.has(status) ? {} : { "Content-Length": 0 };
  response.writeHead(status, { ...length, ...headers }).end();
}

/** @param document - without the XML declaration */
export function sendXml(
  response: ServerResponse,
  status: number,
  document: string,
  headers: OutgoingHttpHeaders = {},
): void {
  const body = Buffer.from(`<?xml version="1.0" encoding="utf-8"?>\n${document}`);
  response.writeHead(status, {
    "Content-Type": XML_TYPE,
    "Content-Length": body.length,
    ...bodyHeaders,
    ...headers,
  });
  response.end(body);
}

export function sendRefusal(response: ServerResponse, { status, condition, hrefs }: Refusal): void {
  if (condition === null) {
    sendEmpty(response, status, headersOfStatus(status));
    return;
  }
  const inner = hrefs.map((href) => `<D:href>${escapeXml(href)}</D:href>`).join("");
  sendXml(
    response,
    status,
    `<D:error xmlns:D="DAV:"><D:${condition}>${inner}</D:${condition}></D:error>`,
  );
}

/** What a status must bring along, by the standard or for a client to make use of it. */
function headersOfStatus(status: number): OutgoingHttpHeaders {
  if (status === 405) return { Allow: ALLOWED };
  if (status === 503) return { "Retry-After": 5 };
  return {};
}

/** Every method a share answers. */
export const ALLOWED =
  "OPTIONS, HEAD, GET, PUT, DELETE, MKCOL, COPY, MOVE, PROPFIND, PROPPATCH, LOCK, UNLOCK";
