/** What our methods get to see: one request, and the share it is for. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { BufferPool } from "../base/buffer-pool.ts";
import type { Vault } from "../vault/vault.ts";
import type { Address, Target } from "./address.ts";
import type { TimeLimits } from "./limits.ts";
import type { LockTable } from "./locks/lock-table.ts";
import type { PathQueue } from "./path-queue.ts";
import type { DeadProperties } from "./properties/dead-properties.ts";

/** What all requests of a share have in common. */
export interface ShareState {
  readonly vault: Vault;
  readonly address: Address;
  readonly isReadOnly: boolean;
  readonly random: (bytes: number) => Uint8Array;
  readonly locks: LockTable;
  readonly properties: DeadProperties;
  readonly queue: PathQueue;
  /** Paths that are being prepared and not yet part of what clients see. */
  readonly hidden: Set<string>;
  readonly traffic: Traffic;
  /** Memory for what is on its way from large files to clients. */
  readonly pieces: BufferPool;
  /** What the requests that run right now are about. */
  readonly running: Set<RunningRequest>;
  readonly limits: TimeLimits;
  /**
   * `closing`: requests that run may end, no other is taken; `closed`: nothing
   * that has not begun to change the vault may begin.
   */
  phase: "open" | "closing" | "closed";
}

/** A request that is being answered. */
export interface RunningRequest {
  /** Cleartext path in the vault. */
  readonly path: string;
  readonly use: "writing" | "reading";
}

/** What went through a share since it started. */
export interface Traffic {
  /** Requests that are being answered right now. */
  activeRequests: number;
  /** Requests that were about something in the vault. */
  accesses: number;
  /** Bytes of file content that clients have read. */
  bytesRead: number;
  /** Bytes of file content that clients have written. */
  bytesWritten: number;
}

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly share: ShareState;
  readonly target: Target;
}

/** One header of a request as text; `undefined` if it is absent. */
export function headerOf({ request }: Exchange, name: string): string | undefined {
  const value = request.headers[name];
  // Only `set-cookie` is a list, and no request has a use for it.
  return typeof value === "string" ? value : undefined;
}
