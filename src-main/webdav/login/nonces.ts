/**
 * Nonces for Digest logins: made here, dead after an hour, each count of each
 * taken once.
 *
 *     nonce = base64url(issued ‖ random ‖ seal)
 *     issued  8 bytes   milliseconds since 1970, a double
 *     random  10 bytes
 *     seal    18 bytes  of HMAC-SHA-256 over the two, by a key of this share
 *
 * So a nonce costs no memory until somebody who knows the password has used
 * it, and asking for many pushes out nobody else's.
 */

import { createHmac } from "node:crypto";
import { isSameText } from "./same-text.ts";

const LIFETIME_MS = 3_600_000;
const MAX_USED = 1000;
const ISSUED_BYTES = 8;
const BODY_BYTES = ISSUED_BYTES + 10;

/** Requests on parallel connections arrive out of order; a count this far behind the highest is still taken. */
const WINDOW = 32;

interface Use {
  readonly issuedMs: number;
  highest: number;
  /** Bit n: the count `highest - n` was used. */
  seen: number;
}

export interface NoncesOptions {
  readonly random: (bytes: number) => Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export class Nonces {
  readonly #options: NoncesOptions;
  readonly #key: Uint8Array;
  readonly #used = new Map<string, Use>();
  /** Nonces issued up to here are dead: the record of their use was given up. */
  #forgottenMs = 0;

  constructor(options: NoncesOptions) {
    this.#options = options;
    this.#key = options.random(32);
  }

  issue(): string {
    const body = Buffer.alloc(BODY_BYTES);
    body.writeDoubleBE(this.#options.now(), 0);
    body.set(this.#options.random(BODY_BYTES - ISSUED_BYTES), ISSUED_BYTES);
    return body.toString("base64url") + this.#seal(body);
  }

  /**
   * Takes a nonce with its count; to be called for a right password only.
   *
   * @returns false if the nonce is not ours or too old, or this count of it was
   *   used: the client has to ask for another one
   */
  use(nonce: string, count: number): boolean {
    const body = Buffer.from(nonce, "base64url").subarray(0, BODY_BYTES);
    if (body.length < BODY_BYTES) return false;
    if (!isSameText(nonce, body.toString("base64url") + this.#seal(body))) return false;

    const issuedMs = body.readDoubleBE(0);
    if (issuedMs <= this.#forgottenMs || this.#isTooOld(issuedMs)) return false;
    return countOnce(this.#recordOf(nonce, issuedMs), count);
  }

  #recordOf(nonce: string, issuedMs: number): Use {
    const known = this.#used.get(nonce);
    if (known !== undefined) return known;
    if (this.#used.size >= MAX_USED) this.#forget();
    const use = { issuedMs, highest: 0, seen: 0 };
    this.#used.set(nonce, use);
    return use;
  }

  /** Makes room: drops what is dead anyway, or else the nonce that was first used longest ago. */
  #forget(): void {
    for (const [nonce, { issuedMs }] of this.#used) {
      if (this.#isTooOld(issuedMs)) this.#used.delete(nonce);
    }
    const [oldest] = this.#used;
    if (this.#used.size < MAX_USED || oldest === undefined) return;
    this.#used.delete(oldest[0]);
    this.#forgottenMs = Math.max(this.#forgottenMs, oldest[1].issuedMs);
  }

  #isTooOld(issuedMs: number): boolean {
    return this.#options.now() - issuedMs > LIFETIME_MS;
  }

  #seal(body: Uint8Array): string {
    const seal = createHmac("sha256", this.#key).update(body).digest();
    return seal.toString("base64url", 0, 18);
  }
}

function countOnce(use: Use, count: number): boolean {
  const ahead = count - use.highest;
  if (ahead > 0) {
    use.seen = ahead < WINDOW ? (use.seen << ahead) | 1 : 1;
    use.highest = count;
    return true;
  }
  const bit = 1 << -ahead;
  if (-ahead >= WINDOW || (use.seen & bit) !== 0) return false;
  use.seen |= bit;
  return true;
}
