/**
 * Receives the requests of a server: through the gate, in turn, to their
 * method, and to an end in every case. Nothing that is thrown on the way
 * leaves this file.
 */

import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { assertNever } from "../../src-shared/assert-never.ts";
import { sendEmpty } from "./answer.ts";
import { discardBody } from "./body.ts";
import type { Connections } from "./connections.ts";
import type { Exchange, ShareState } from "./exchange.ts";
import { type ShareEvent, sendFailure } from "./failures.ts";
import { purposeOf } from "./files-in-use.ts";
import { passGate } from "./gate.ts";
import type { Login } from "./login/login.ts";
import { answerAbove } from "./methods/above.ts";
import { greet } from "./methods/options.ts";
import type { Shell } from "./shell.ts";

export interface Reception {
  readonly server: Server;
  readonly connections: Connections;
  readonly shell: Shell;
  readonly share: ShareState;
  readonly login: Login;
  readonly log: (event: ShareEvent) => void;
}

export function receive(reception: Reception): void {
  const { server, connections } = reception;
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    // A broken connection shows where it is read or written; as an event it would end the process.
    request.on("error", ignore);
    response.on("error", ignore);
    connections.inTurn(request.socket, () => answer(reception, request, response));
  };
  server.on("request", onRequest);
  // A client that waits for 100 hears it when its body is about to be read, or a refusal instead.
  server.on("checkContinue", onRequest);
  server.on("error", ignore);
}

/** Never rejects. Resolves when the answer is out, or the connection gone. */
async function answer(
  reception: Reception,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.socket.destroyed) return;
  const { traffic } = reception.share;
  traffic.activeRequests += 1;
  try {
    await admit(reception, request, response);
  } catch (error) {
    const event = sendFailure({ response, method: request.method ?? "" }, error);
    if (event !== null) reception.log(event);
  }
  await closed(response);
  traffic.activeRequests -= 1;
}

async function admit(
  { shell, share, login }: Reception,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (share.phase !== "open") {
    sendEmpty(response, 503, { Connection: "close" });
    return;
  }
  const passage = passGate(request, share.address, login);
  switch (passage.kind) {
    case "target":
      return execute(shell, { share, target: passage.target, request, response });
    case "greet":
      greet(response);
      return;
    case "above":
      discardBody(request);
      answerAbove(response, passage.href);
      return;
    case "refuse":
      discardBody(request);
      sendEmpty(response, passage.status);
      return;
    case "ask-login":
      discardBody(request);
      sendEmpty(response, 401, { "WWW-Authenticate": [...login.challenges(passage.isStale)] });
      return;
    default:
      return assertNever(passage);
  }
}

/** Notes what the request is about for as long as it runs. */
async function execute(
  shell: Shell,
  { share, target, request, response }: Exchange,
): Promise<void> {
  const use = purposeOf(request.method);
  const running = use === null ? null : { path: target.path, use };
  share.traffic.accesses += 1;
  if (running !== null) share.running.add(running);
  try {
    await shell.executeRequest(request, response, { share, target });
    await closed(response);
  } finally {
    if (running !== null) share.running.delete(running);
  }
}

function closed(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.closed) resolve();
    else response.once("close", resolve);
  });
}

function ignore(): void {
  // See above: the failure is met elsewhere.
}
