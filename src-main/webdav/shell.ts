/**
 * The package `webdav-server` around our own request handling.
 *
 * It gives the registry of methods and the life of the server (start, stop).
 * Its own handling of requests cannot be reached: its methods are cleared from
 * the registry before ours come in, `executeRequest` is replaced, and the HTTP
 * server is ours, so the package never makes one with the handler it brings.
 * (That handler ends the process on `GET /%ff`, and on much that clients send
 * every day.)
 */

import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { type HTTPMethod, WebDAVServer, WebDAVServerOptions } from "webdav-server/lib/index.v2.js";
import type { Exchange } from "./exchange.ts";

const LOOPBACK = "127.0.0.1";

/** A method as the registry holds it; the package itself could not run it. */
export interface Method extends HTTPMethod {
  readonly answer: (exchange: Exchange) => Promise<void>;
}

export class Shell extends WebDAVServer {
  declare methods: { [name: string]: Method };
  declare protected unknownMethod: Method;

  /**
   * @param server - listens when {@link startAsync} is called
   * @param port - 0 for any that is free
   */
  constructor(server: Server, port: number) {
    super(shellOptions(port));
    this.methods = {};
    this.server = server;
  }

  override method(name: string, method: Method): void {
    super.method(name, method);
  }

  override onUnknownMethod(method: Method): void {
    super.onUnknownMethod(method);
  }

  /** Answers one request that has passed the gate. */
  override readonly executeRequest = (
    request: IncomingMessage,
    response: ServerResponse,
    context: Pick<Exchange, "share" | "target">,
  ): Promise<void> => {
    const { answer } =
      this.methods[this.normalizeMethodName(request.method ?? "")] ?? this.unknownMethod;
    return answer({ request, response, ...context });
  };
}

function shellOptions(port: number): WebDAVServerOptions {
  const options = new WebDAVServerOptions();
  options.hostname = LOOPBACK;
  options.port = port;
  // With a version the package does not look for its own package.json, which a bundle does not have.
  options.version = "2";
  return options;
}
