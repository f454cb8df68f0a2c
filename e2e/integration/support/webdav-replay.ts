/**
 * Sends requests byte for byte as a given client writes them: its headers, in
 * its order and spelling, on one connection that is kept.
 */

import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { DavClient, Login } from "./webdav-client.ts";

export interface Replied {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Header lines without `Host`, `Authorization` and the length of the body, which are put in where `@…` stands. */
export type Lines = readonly string[];

/** How a client proves who it is: the value of `Authorization`. */
type Prove = (method: string, uri: string) => string;

export class Replay {
  readonly #dav: DavClient;
  readonly #prove: Prove;
  readonly #socket: Socket;
  #received = Buffer.alloc(0);

  private constructor(dav: DavClient, socket: Socket, prove: Prove) {
    this.#dav = dav;
    this.#socket = socket;
    this.#prove = prove;
    socket.on("data", (part) => {
      this.#received = Buffer.concat([this.#received, part]);
    });
  }

  /** @param login - `digest`: as Windows does over plain HTTP, with MD5, one nonce for all requests */
  static async open(dav: DavClient, login: Login, kind: "basic" | "digest"): Promise<Replay> {
    const [host = "", port = ""] = dav.authority.split(":");
    const socket = connect(Number(port), host);
    await new Promise<void>((resolve) => socket.on("connect", resolve));
    const prove = kind === "basic" ? () => dav.authorization : await digestMd5(dav, login);
    return new Replay(dav, socket, prove);
  }

  /**
   * @param path - inside the share, encoded
   * @param lines - `@host`, `@login` and `@length` stand for the three headers that differ each time
   * @param body - sent as it is
   */
  async say(method: string, path: string, lines: Lines, body = ""): Promise<Replied> {
    const uri = this.#dav.prefix + path;
    const filled = lines.map((line) => {
      if (line === "@host") return `Host: ${this.#dav.authority}`;
      if (line === "@login") return `Authorization: ${this.#prove(method, uri)}`;
      return line === "@length" ? `Content-Length: ${Buffer.byteLength(body)}` : line;
    });
    this.#received = Buffer.alloc(0);
    this.#socket.write(`${[`${method} ${uri} HTTP/1.1`, ...filled].join("\r\n")}\r\n\r\n${body}`);
    return this.#reply(method);
  }

  close(): void {
    this.#socket.destroy();
  }

  async #reply(method: string): Promise<Replied> {
    for (;;) {
      const reply = parse(this.#received.toString("latin1"), method);
      if (reply !== null) return reply;
      if (this.#socket.destroyed) throw new Error(`the connection ended instead of ${method}`);
      await once(this.#socket, "data");
    }
  }
}

/** `null` as long as the answer is not whole. */
function parse(text: string, method: string): Replied | null {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return null;
  if (text.startsWith("HTTP/1.1 100 ")) return parse(text.slice(end + 4), method);
  const head = text.slice(0, end);
  const body = text.slice(end + 4);
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  const isChunked = /^transfer-encoding: chunked/im.test(head);
  const isWhole =
    method === "HEAD" || (isChunked ? body.endsWith("0\r\n\r\n") : body.length >= length);
  return isWhole ? { status, head, body } : null;
}

async function digestMd5(dav: DavClient, { username, password }: Login): Promise<Prove> {
  const { headers } = await dav.send("OPTIONS", "/", { isLoggedIn: false });
  const challenges = headers["www-authenticate"] ?? "";
  const { realm = "", nonce = "" } =
    /realm="(?<realm>[^"]*)", qop="auth", algorithm=MD5, nonce="(?<nonce>[^"]*)"/.exec(challenges)
      ?.groups ?? {};
  let count = 0;
  return (method, uri) => {
    count += 1;
    const nc = count.toString(16).padStart(8, "0");
    const cnonce = "a0b1c2d3e4f5";
    const secret = md5(`${username}:${realm}:${password}`);
    const response = md5(`${secret}:${nonce}:${nc}:${cnonce}:auth:${md5(`${method}:${uri}`)}`);
    return (
      `Digest username="${username}",realm="${realm}",nonce="${nonce}",uri="${uri}",` +
      `cnonce="${cnonce}",nc=${nc},algorithm=MD5,response="${response}",qop="auth"`
    );
  };
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
