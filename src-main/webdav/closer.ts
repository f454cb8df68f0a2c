/** How a share ends: politely within a bound, or at once. */

import type { Server } from "node:http";
import type { Connections } from "./connections.ts";
import type { ShareState } from "./exchange.ts";
import type { Shell } from "./shell.ts";

interface Open {
  readonly server: Server;
  readonly connections: Connections;
  readonly shell: Shell;
  readonly share: ShareState;
}

export function closer({ server, connections, shell, share }: Open) {
  const { graceMs, cutMs } = share.limits;
  let ending: Promise<void> | null = null;
  let hurry = (): void => undefined;
  const hurried = new Promise<void>((resolve) => {
    hurry = resolve;
  });

  async function end(): Promise<void> {
    share.phase = "closing";
    const stopped = shell.stopAsync();
    server.closeIdleConnections();
    await firstOf(graceMs, [connections.settled(), hurried]);
    share.phase = "closed";
    server.closeAllConnections();
    await firstOf(cutMs, [Promise.all([connections.settled(), stopped])]);
    await firstOf(cutMs, [share.properties.flush()]);
    share.pieces.clear();
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
