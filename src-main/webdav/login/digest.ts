/**
 * Digest logins (RFC 7616): SHA-256 and MD5, `qop=auth` only.
 *
 * MD5 is there because the client that Windows brings knows nothing else over
 * plain HTTP. It protects a random password of 128 bits on loopback, which no
 * collision helps to find.
 */

import { createHash } from "node:crypto";
import { parseAuthParams } from "./auth-params.ts";
import type { Nonces } from "./nonces.ts";
import { isSameText } from "./same-text.ts";

const algorithms = { "SHA-256": "sha256", MD5: "md5" } as const;
type Algorithm = keyof typeof algorithms;

export interface DigestOptions {
  readonly realm: string;
  readonly username: string;
  readonly password: string;
  readonly nonces: Pick<Nonces, "issue" | "use">;
}

export interface SignedRequest {
  readonly method: string;
  /** The request target as it came. */
  readonly url: string;
}

export interface Digest {
  /** Values for `WWW-Authenticate`, the better algorithm first. */
  challenges(isStale: boolean): readonly string[];
  /**
   * @param params - what follows `Digest ` in the header
   * @returns `"stale"` if the password was right and only the nonce will not do
   */
  check(params: string, request: SignedRequest): "accepted" | "stale" | "refused";
}

export function digest({ realm, username, password, nonces }: DigestOptions): Digest {
  const secrets = {
    "SHA-256": hash("SHA-256", `${username}:${realm}:${password}`),
    MD5: hash("MD5", `${username}:${realm}:${password}`),
  };

  function challenges(isStale: boolean): readonly string[] {
    return (["SHA-256", "MD5"] as const).map((algorithm) => {
      const nonce = nonces.issue();
      const stale = isStale ? ", stale=true" : "";
      return `Digest realm="${realm}", qop="auth", algorithm=${algorithm}, nonce="${nonce}", charset=UTF-8${stale}`;
    });
  }

  function check(text: string, request: SignedRequest): "accepted" | "stale" | "refused" {
    const params = parseAuthParams(text);
    const algorithm = params === null ? null : algorithmOf(params);
    if (params === null || algorithm === null) return "refused";

    const [name = "", uri = "", nonce = "", nc = "", cnonce = "", response = ""] = [
      "username",
      "uri",
      "nonce",
      "nc",
      "cnonce",
      "response",
    ].map((key) => params.get(key));
    if (name !== username || params.get("realm") !== realm || params.get("qop") !== "auth") {
      return "refused";
    }
    if (uri !== request.url || !/^[\da-f]{8}$/i.test(nc) || cnonce === "") return "refused";

    const what = hash(algorithm, `${request.method}:${uri}`);
    const expected = hash(algorithm, `${secrets[algorithm]}:${nonce}:${nc}:${cnonce}:auth:${what}`);
    if (!isSameText(response.toLowerCase(), expected)) return "refused";
    return nonces.use(nonce, Number.parseInt(nc, 16)) ? "accepted" : "stale";
  }

  return { challenges, check };
}

function algorithmOf(params: ReadonlyMap<string, string>): Algorithm | null {
  const name = (params.get("algorithm") ?? "MD5").toUpperCase();
  return name === "MD5" || name === "SHA-256" ? name : null;
}

function hash(algorithm: Algorithm, text: string): string {
  return createHash(algorithms[algorithm]).update(text).digest("hex");
}
