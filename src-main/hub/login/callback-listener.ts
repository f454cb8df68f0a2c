/**
 * Waits on this computer for the browser to come back from a login (RFC 8252 §7.3).
 *
 * The path is fixed, because login servers compare it; the port is any that is
 * free, which RFC 8252 lets them ignore. Any program and any web page can send
 * requests here, so what is not the answer to our question (another path, another
 * `state`, a second answer) is told that there is nothing, and the wait goes on.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { sameBytes } from "../../crypto/digest.ts";
import { utf8 } from "../../crypto/encoding.ts";
import { loginPage } from "./login-page.ts";

const PATH = "/callback";
const LOOPBACK = "127.0.0.1";

/** Longest value that is looked at; a code of Keycloak has some 110 characters. */
const MAX_VALUE = 4_000;

/** What the login server has sent back through the browser. */
export type LoginAnswer =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "denied" };

export interface CallbackListener extends AsyncDisposable {
  /** What the login server is to send the browser to. */
  readonly redirectUri: string;
  /** The one answer; waits for ever. */
  readonly answer: Promise<LoginAnswer>;
}

export interface EndPages {
  /** Where the browser goes at the end; `null`: it gets a page of ours. */
  readonly success: URL | null;
  readonly error: URL | null;
}

/** @param state - has to come back with the answer */
export async function listenForCallback(state: string, pages: EndPages): Promise<CallbackListener> {
  let tell = (_: LoginAnswer): void => undefined;
  const answer = new Promise<LoginAnswer>((resolve) => {
    tell = resolve;
  });
  let isAnswered = false;
  let port = 0;
  const server = createServer((request, response) => {
    const found = isAnswered ? null : answerIn(request, state, port);
    if (found === null) {
      respond(response, 404, {});
      return;
    }
    isAnswered = true;
    end(response, found, pages);
    tell(found);
  });
  // A program that connects and says nothing is not to hold up anybody.
  server.headersTimeout = 5_000;
  server.requestTimeout = 5_000;
  port = await listen(server);
  return {
    redirectUri: `http://${LOOPBACK}:${port}${PATH}`,
    answer,
    [Symbol.asyncDispose]: () => close(server),
  };
}

/** @returns `null` for a request that is none of our business */
function answerIn(request: IncomingMessage, state: string, port: number): LoginAnswer | null {
  const { method, url = "", headers } = request;
  if (method !== "GET" || headers.host !== `${LOOPBACK}:${port}`) return null;
  const [path, query = "", ...more] = url.split("?");
  if (path !== PATH || more.length > 0) return null;
  const values = new URLSearchParams(query);
  const one = (name: string): string | null => {
    const [value, ...others] = values.getAll(name);
    return value === undefined || others.length > 0 || value.length > MAX_VALUE ? null : value;
  };
  if (!sameBytes(utf8(one("state") ?? ""), utf8(state))) return null;
  if (values.has("error")) return { kind: "denied" };
  const code = one("code");
  return code ? { kind: "code", code } : null;
}

function end(response: ServerResponse, { kind }: LoginAnswer, pages: EndPages): void {
  const page = kind === "code" ? pages.success : pages.error;
  if (page !== null) respond(response, 302, { Location: page.href });
  else respond(response, 200, { "Content-Type": "text/html; charset=utf-8" }, loginPage(kind));
}

function respond(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body = "",
): void {
  response.writeHead(status, {
    ...headers,
    Connection: "close",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'",
  });
  response.end(body);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, LOOPBACK, () => {
      // A server that listens on a port has an address with one.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    // The page that ends the login may still be on its way.
    server.closeIdleConnections();
    setTimeout(() => {
      server.closeAllConnections();
    }, 1_000).unref();
  });
}
