/** The document of a 207 answer (RFC 4918 §13), sent while it is written. */

import { type ServerResponse, STATUS_CODES } from "node:http";
import { bodyHeaders, sendXml, XML_TYPE } from "../answer.ts";
import { type Writing, writeAndWait } from "../write.ts";
import { escapeXml } from "../xml/write-xml.ts";

const START = '<D:multistatus xmlns:D="DAV:">';
const END = "</D:multistatus>";

/** Characters that are collected before they are sent. */
const BATCH = 32 * 1024;

/** @param inner - elements of properties */
export function propstat(status: number, inner: string): string {
  return `<D:propstat><D:prop>${inner}</D:prop>${statusElement(status)}</D:propstat>`;
}

function statusElement(status: number): string {
  return `<D:status>HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}</D:status>`;
}

/** The whole of what is said of a member of a tree that could not be changed. */
export function memberStatus(href: string, status: number): string {
  return responseElement(href, statusElement(status));
}

/** @param inner - `propstat` elements, or a status */
export function responseElement(href: string, inner: string): string {
  return `<D:response><D:href>${escapeXml(href)}</D:href>${inner}</D:response>`;
}

/**
 * Sends a multistatus of any length in constant memory.
 *
 * A short one goes out with its length in one piece. Between the pieces of a
 * long one other requests are served, and a slow client is waited for.
 */
export class Multistatus {
  readonly #response: ServerResponse;
  readonly #writing: Writing;
  #batch = START;

  constructor(writing: Writing) {
    this.#writing = writing;
    this.#response = writing.response;
  }

  /** @returns a promise where the caller has to wait before the next one */
  add(element: string): Promise<void> | null {
    this.#batch += element;
    return this.#batch.length < BATCH ? null : this.#flush();
  }

  end(): void {
    const rest = this.#batch + END;
    if (this.#response.headersSent) this.#response.end(rest);
    else sendXml(this.#response, 207, rest);
  }

  async #flush(): Promise<void> {
    if (!this.#response.headersSent) {
      this.#response.writeHead(207, { "Content-Type": XML_TYPE, ...bodyHeaders });
      this.#batch = `<?xml version="1.0" encoding="utf-8"?>\n${this.#batch}`;
    }
    const batch = this.#batch;
    this.#batch = "";
    await writeAndWait(this.#writing, batch);
  }
}
