/**
 * An open vault as a WebDAV server on this machine.
 *
 * What this room promises:
 *
 * - It listens on 127.0.0.1 only, and every request needs the secret in the
 *   address and the login; before that it tells nothing (gate.ts).
 * - Nothing that a client sends ends the process or keeps it from others:
 *   sizes, depths, numbers and times are bounded.
 * - The old version of a file is there until the new one is whole.
 * - It knows the vault by `vault/vault.ts` only: no keys, no disk.
 */

import { createServer, type Server } from "node:http";
import type { FileInUse } from "../../src-shared/model/file-in-use.ts";
import { VaultError } from "../base/vault-error.ts";
import type { Vault } from "../vault/vault.ts";
import { type Address, shareName, urlOf } from "./address.ts";
import { closer } from "./closer.ts";
import { Connections } from "./connections.ts";
import type { ShareState, Traffic } from "./exchange.ts";
import type { ShareEvent } from "./failures.ts";
import { filesInUse } from "./files-in-use.ts";
import { type TimeLimits, timeLimits } from "./limits.ts";
import { LockTable } from "./locks/lock-table.ts";
import { makeLogin } from "./login/login.ts";
import { registerMethods } from "./methods/registry.ts";
import { PathQueue } from "./path-queue.ts";
import { piecePool } from "./pieces.ts";
import { SavedDeadProperties } from "./properties/saved-dead-properties.ts";
import { vaultPropertyStore } from "./properties/vault-property-store.ts";
import { receive } from "./reception.ts";
import { Shell } from "./shell.ts";

export interface ShareOptions {
  /** 0 or absent: any that is free. */
  readonly port?: number;
  /** What file managers show as the name of the drive. */
  readonly name: string;
  readonly random: (bytes: number) => Uint8Array;
  readonly readOnly?: boolean;
  readonly log?: (event: ShareEvent) => void;
  readonly limits?: Partial<TimeLimits>;
}

export interface Share {
  /** Ends with a slash. Whoever knows it still needs the login. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Counts on while the share is there. */
  readonly traffic: Readonly<Traffic>;
  /** What clients are busy with at this moment, each path once. */
  filesInUse(): readonly FileInUse[];
  /**
   * Takes no more requests, and gives those that run some seconds to end; with
   * `force` they are cut off at once. Afterwards no request is answered. May be
   * called again, to force what was asked for politely.
   */
  close(options?: { readonly force?: boolean }): Promise<void>;
}

/** Bytes; 128 bits would do. */
const SECRET_BYTES = 18;

/** @throws VaultError `port-in-use` */
export async function startShare(vault: Vault, options: ShareOptions): Promise<Share> {
  const { random, log = ignore } = options;
  const limits = { ...timeLimits, ...options.limits };
  const properties = await SavedDeadProperties.load(vaultPropertyStore(vault));
  const server = boundedServer(limits);
  const shell = new Shell(server, options.port ?? 0);
  registerMethods(shell);
  const port = await listen(shell, server, options.port ?? 0);

  const address = addressAt(port, options);
  const share: ShareState = { ...shareState(vault, options), address, properties, limits };
  const login = makeLogin({ random, now: Date.now });
  const connections = new Connections(server);
  receive({ server, connections, shell, share, login, log });

  const { username, password } = login;
  const { traffic } = share;
  const close = closer({ server, connections, shell, share });
  return {
    url: urlOf(address),
    username,
    password,
    traffic,
    filesInUse: () => filesInUse(share),
    close,
  };
}

function boundedServer({ headersMs, idleMs }: TimeLimits): Server {
  return createServer({
    headersTimeout: headersMs,
    keepAliveTimeout: idleMs,
    connectionsCheckingInterval: Math.min(5_000, headersMs),
    // Large files take as long as they take; body.ts has a clock for bodies that stall.
    requestTimeout: 0,
    insecureHTTPParser: false,
  });
}

function addressAt(port: number, { random, name }: ShareOptions): Address {
  const secret = Buffer.from(random(SECRET_BYTES)).toString("base64url");
  return { authority: `127.0.0.1:${port}`, secret, name: shareName(name) };
}

function shareState(
  vault: Vault,
  options: ShareOptions,
): Omit<ShareState, "address" | "properties" | "limits"> {
  const { random } = options;
  return {
    vault,
    isReadOnly: options.readOnly === true || vault.info.readOnly,
    random,
    locks: new LockTable({ random, now: Date.now }),
    queue: new PathQueue(),
    hidden: new Set(),
    traffic: { activeRequests: 0, accesses: 0, bytesRead: 0, bytesWritten: 0 },
    pieces: piecePool(),
    running: new Set(),
    phase: "open",
  };
}

/** @returns the port that was taken */
async function listen(shell: Shell, server: Server, wished: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      shell.start(wished, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    if (isTaken(error))
      throw new VaultError({ kind: "port-in-use", port: wished }, { cause: error });
    throw error;
  }
  const bound = server.address();
  return typeof bound === "object" && bound !== null ? bound.port : wished;
}

/** `EACCES` is what Windows says of a port that the system keeps for itself. */
function isTaken(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "EADDRINUSE" || code === "EACCES";
}

function ignore(): void {
  // Whoever wants to know of failures passes a log.
}
