/**
 * The connections of a server: how many, whose turn it is, and when all is said.
 *
 * There is a bound. When it is reached, the connection that has been idle for
 * longest makes room, so nobody keeps others out by opening many and saying
 * nothing. On one connection, requests are answered one after the other: a
 * client that sends a PUT and a GET without waiting means them in this order.
 */

import type { Server } from "node:http";
import type { Socket } from "node:net";

const MAX_CONNECTIONS = 512;

/** Requests that one connection may have sent ahead. */
const MAX_AHEAD = 32;

interface Turn {
  readonly end: Promise<void>;
  /** Requests before this one that are not answered yet. */
  readonly ahead: number;
}

export class Connections {
  /** In the order in which they became idle. */
  readonly #idle = new Set<Socket>();
  /** The last request of each busy connection. */
  readonly #busy = new Map<Socket, Turn>();

  constructor(server: Server) {
    server.on("connection", (socket: Socket) => {
      this.#admit(socket);
    });
  }

  /**
   * Does `work` when all earlier requests of the connection are answered.
   *
   * @param work - must not reject
   */
  inTurn(socket: Socket, work: () => Promise<void>): void {
    const before = this.#busy.get(socket);
    if (before !== undefined && before.ahead >= MAX_AHEAD) {
      socket.destroy();
      return;
    }
    const end = before === undefined ? work() : before.end.then(work);
    const turn = { end, ahead: before === undefined ? 0 : before.ahead + 1 };
    this.#idle.delete(socket);
    this.#busy.set(socket, turn);
    void end.then(() => {
      if (this.#busy.get(socket) === turn) this.#rest(socket);
    });
  }

  /** Resolves when every request that has begun is answered. */
  async settled(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all([...this.#busy.values()].map(({ end }) => end));
  }

  #admit(socket: Socket): void {
    if (this.#idle.size + this.#busy.size >= MAX_CONNECTIONS) {
      const [longest] = this.#idle;
      (longest ?? socket).destroy();
      if (longest === undefined) return;
      this.#idle.delete(longest);
    }
    this.#idle.add(socket);
    socket.once("close", () => this.#idle.delete(socket));
  }

  #rest(socket: Socket): void {
    this.#busy.delete(socket);
    if (!socket.destroyed) this.#idle.add(socket);
  }
}
