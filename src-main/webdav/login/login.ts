/**
 * The login of a share: a name that never changes, a password that is drawn
 * anew each time, both told to nobody but the user's own machine.
 *
 * Basic and Digest, because no client on the list speaks less than one of them
 * and Windows refuses Basic over plain HTTP.
 */

import { digest } from "./digest.ts";
import { Nonces, type NoncesOptions } from "./nonces.ts";
import { isSameText } from "./same-text.ts";

const REALM = "Latchkey";
const USERNAME = "latchkey";
const PASSWORD_BYTES = 18;

export interface LoginRequest {
  readonly method: string;
  readonly url: string;
  /** The header of that name. */
  readonly authorization: string | undefined;
}

export interface Login {
  readonly username: string;
  readonly password: string;
  /** `"stale"`: right, but with a nonce that will not do; ask again without asking the user. */
  check(request: LoginRequest): "accepted" | "stale" | "refused";
  /** Values for `WWW-Authenticate`. */
  challenges(isStale: boolean): readonly string[];
}

export function makeLogin(options: NoncesOptions): Login {
  const username = USERNAME;
  // In base64 one of 64 would begin with a hyphen, which programs take for an option.
  const password = Buffer.from(options.random(PASSWORD_BYTES)).toString("hex");
  const expected = `${username}:${password}`;
  // What almost every request brings, compared without decoding.
  const usual = `Basic ${Buffer.from(expected).toString("base64")}`;
  const byDigest = digest({ realm: REALM, username, password, nonces: new Nonces(options) });

  return {
    username,
    password,
    check({ authorization = "", method, url }) {
      if (isSameText(authorization, usual)) return "accepted";
      const space = authorization.indexOf(" ");
      const credentials = authorization.slice(space + 1).trim();
      switch (authorization.slice(0, Math.max(0, space)).toLowerCase()) {
        case "basic": {
          const sent = Buffer.from(credentials, "base64").toString();
          return isSameText(sent, expected) ? "accepted" : "refused";
        }
        case "digest":
          return byDigest.check(credentials, { method, url });
        default:
          return "refused";
      }
    },
    challenges: (isStale) => [
      ...byDigest.challenges(isStale),
      `Basic realm="${REALM}", charset="UTF-8"`,
    ],
  };
}
