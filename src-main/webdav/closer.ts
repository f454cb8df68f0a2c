/** How a share ends: politely within a bound, or at once. */

import type { Server } from "node:http";
import type { Connections } from "./connections.ts";
import type { ShareState } from "./exchange.ts";
import type { Shell } from "./shell.ts";

/** Milliseconds that running requests get to end by themselves. */
const GRACE_MS = 5_000;

/** Milliseconds that their work gets to notice that the connection was cut. */
const CUT_MS = 1_000;

interface Open {
  readonly server: Server;
  readonly connections: Connections;
  readonly shell: Shell;
  readonly share: ShareState;
}

export function closer({ server, connections, shell, share }: Open) {
  let ending: Promise<void> | null = null;
  let hurry = (): void => undefined;
  const hurried = new Promise<void>((resolve) => {
    hurry = resolve;
  });

  async function end(): Promise<void> {
    share.phase = "closing";
    const stopped = shell.stopAsync();
    server.closeIdleConnections();
    await firstOf(GRACE_MS, [connections.settled(), hurried]);
    share.phase = "closed";
    server.closeAllConnections();
    await firstOf(CUT_MS, [Promise.all([connections.settled(), stopped])]);
  }

  return async ({ force = false }: { readonly force?: boolean } = {}): Promise<void> => {
    if (force) hurry();
    ending ??= end();
    await ending;
  };
}

/** Waits for the first of `events`, but no longer than `maxMs` milliseconds. */
async function firstOf(maxMs: number, events: readonly Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, maxMs);
  });
  try {
    await Promise.race([...events, patience]);
  } finally {
    clearTimeout(timer);
  }
}
