/** A client that sends exactly what it is told to, however wrong. */

import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";

export interface Login {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

export interface SendOptions {
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  /** Default: logged in by Basic. */
  readonly isLoggedIn?: boolean;
}

export class DavClient {
  readonly authorization: string;
  /** Path of the share without a slash at the end. */
  readonly prefix: string;
  readonly authority: string;
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true });

  constructor({ url, username, password }: Login) {
    this.#url = new URL(url);
    this.authority = this.#url.host;
    this.prefix = this.#url.pathname.replace(/\/$/, "");
    this.authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  }

  /** @param path - inside the share, encoded, begins with a slash; sent as it is */
  send(method: string, path: string, options: SendOptions = {}): Promise<Answer> {
    return this.sendTo(method, this.prefix + path, options);
  }

  /** @param target - for the request line, sent as it is */
  sendTo(method: string, target: string, options: SendOptions = {}): Promise<Answer> {
    const { headers = {}, body, isLoggedIn = true } = options;
    const login = isLoggedIn ? { authorization: this.authorization } : {};
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: this.#url.hostname,
          port: this.#url.port,
          agent: this.#agent,
          method,
          path: target,
          headers: { ...login, ...headers },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("error", reject);
          response.on("end", () => {
            const content = Buffer.concat(parts);
            const { statusCode: status = 0, headers: received } = response;
            resolve({ status, headers: received, body: content, text: content.toString() });
          });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  }

  /** An absolute address in the share, for `Destination` and `If`. */
  address(path: string): string {
    return this.#url.origin + this.prefix + path;
  }

  /**
   * Sends bytes over a connection of its own.
   *
   * @param until - ends the waiting; default: the server closes the connection
   * @returns all that came back
   */
  raw(text: string, until: RegExp | null = null): Promise<string> {
    return new Promise((resolve, reject) => {
      let received = "";
      const socket = connect(Number(this.#url.port), this.#url.hostname, () => {
        socket.write(text, "latin1");
      });
      socket.on("data", (part) => {
        received += part.toString("latin1");
        if (until?.test(received) === true) socket.destroy();
      });
      socket.on("error", (error) => {
        // A server that has said enough may cut the connection.
        if ("code" in error && error.code === "ECONNRESET") socket.destroy();
        else reject(error);
      });
      socket.on("close", () => {
        resolve(received);
      });
    });
  }

  /** The head of a request as text, for {@link raw}. */
  head(method: string, path: string, headers: Readonly<Record<string, string>> = {}): string {
    const all = { Host: this.authority, Authorization: this.authorization, ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    return `${method} ${this.prefix}${path} HTTP/1.1\r\n${lines.join("")}\r\n`;
  }

  close(): void {
    this.#agent.destroy();
  }
}
