/**
 * Who may change which path, in the order of asking.
 *
 * A request that checks something and then acts on it (is there a file? a lock?)
 * claims its paths first, so that nothing changes between check and act. Claims
 * that meet wait for each other; all others run at once. Every claim waits for
 * older ones only, so no two can wait for each other.
 */

import { isWithin } from "./vault-path.ts";

export interface Claim {
  readonly path: string;
  /** Claims all below the path too. */
  readonly isDeep: boolean;
}

interface Holder {
  readonly claims: readonly Claim[];
  readonly end: Promise<void>;
}

const NOBODY: readonly Holder[] = [];

export class PathQueue {
  readonly #holders = new Set<Holder>();

  /** Runs `work` as soon as everyone who came earlier and claims the same has finished. */
  async run<T>(claims: readonly Claim[], work: () => Promise<T>): Promise<T> {
    const { promise: end, resolve: finish } = withResolvers();
    const earlier = this.#meeting(claims);
    const holder = { claims, end };
    this.#holders.add(holder);
    try {
      if (earlier.length > 0) await Promise.all(earlier.map((other) => other.end));
      return await work();
    } finally {
      this.#holders.delete(holder);
      finish();
    }
  }

  #meeting(claims: readonly Claim[]): readonly Holder[] {
    if (this.#holders.size === 0) return NOBODY;
    return [...this.#holders].filter((holder) => doMeet(holder.claims, claims));
  }
}

/** True if having `claim` includes having `wanted`. */
export function covers(claim: Claim, wanted: Claim): boolean {
  if (claim.isDeep) return isWithin(wanted.path, claim.path);
  return claim.path === wanted.path && !wanted.isDeep;
}

function doMeet(some: readonly Claim[], others: readonly Claim[]): boolean {
  return some.some((one) => others.some((other) => doesMeet(one, other)));
}

function doesMeet(one: Claim, other: Claim): boolean {
  if (one.path === other.path) return true;
  if (one.isDeep && isWithin(other.path, one.path)) return true;
  return other.isDeep && isWithin(one.path, other.path);
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
