/**
 * What every request passes before a method of ours sees it, in this order:
 *
 * 1. framing that no two readers could understand differently;
 * 2. a Host header that is the address we handed out, or `localhost`, which
 *    no browser resolves to anything else: so no name of somebody else's that
 *    resolves to this machine (DNS rebinding) works;
 * 3. no sign of a web page of another origin;
 * 4. a well-formed address;
 * 5. the secret in the path, compared in constant time;
 * 6. the login.
 *
 * Until the last step is passed, nothing in an answer depends on the vault.
 */

import type { IncomingMessage } from "node:http";
import { type Address, isAbove, isOurs, parseTarget, type Target } from "./address.ts";
import type { Login } from "./login/login.ts";

/**
 * `greet`: the one question that is answered to anybody, what kind of server this is. `above`: somebody
 * with a login asks whether the folders above the share are there.
 */
export type Passage =
  | { readonly kind: "target"; readonly target: Target }
  | { readonly kind: "greet" }
  | { readonly kind: "above"; readonly href: string }
  | { readonly kind: "refuse"; readonly status: number }
  | { readonly kind: "ask-login"; readonly isStale: boolean };

type Request = Pick<IncomingMessage, "method" | "url" | "headers">;

export function passGate(request: Request, address: Address, login: Login): Passage {
  const status = faultOfFraming(request) ?? faultOfOrigin(request, address);
  if (status !== null) return { kind: "refuse", status };

  const { method = "", url = "" } = request;
  // Windows and macOS ask the root before they ask for the share.
  if (method === "OPTIONS" && (url === "*" || url === "/")) return { kind: "greet" };
  const passage = passageTo(method, url, address);
  if (passage.kind === "refuse") return passage;

  const { authorization } = request.headers;
  const verdict = login.check({ method, url, authorization });
  return verdict === "accepted" ? passage : { kind: "ask-login", isStale: verdict === "stale" };
}

/** What somebody with a login gets. */
function passageTo(method: string, url: string, address: Address): Passage {
  // Windows walks down to the share, and gives up where one of the folders is said not to be there.
  if (method === "PROPFIND" && isAbove(url, address)) return { kind: "above", href: url };
  const target = parseTarget(url, address);
  if (target === "malformed") return { kind: "refuse", status: 400 };
  if (target === "elsewhere") return { kind: "refuse", status: 404 };
  return { kind: "target", target };
}

/** Two ways to tell where a body ends could hide a second request in the first (RFC 9112 §6.3). */
function faultOfFraming({ headers }: Request): number | null {
  const coding = headers["transfer-encoding"];
  if (coding === undefined) return null;
  if (headers["content-length"] !== undefined) return 400;
  return coding.trim().toLowerCase() === "chunked" ? null : 501;
}

function faultOfOrigin({ headers }: Request, address: Address): number | null {
  if (!isOurs(headers.host, address)) return 421;
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return 403;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "none" || site === "same-origin" ? null : 403;
}
