/** What the Hub of our own is asked, and what it can answer. */

import type { IncomingMessage, ServerResponse } from "node:http";

export interface Answer {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a server that lies does: says something else, nothing at all, or begins and never ends. */
export type Told = Answer | "no-answer" | "no-end";

export function tell(response: ServerResponse, told: Told): void {
  if (told === "no-answer") return;
  if (told === "no-end") {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.write("{");
    return;
  }
  response.writeHead(told.status, told.headers);
  response.end(told.body);
}

export interface Question {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly search: string;
  readonly body: string;
}

export const nothing = (status: number): Answer => ({ status, body: "" });
export const json = (value: unknown, status = 200): Answer => ({
  status,
  body: JSON.stringify(value),
  headers: { "Content-Type": "application/json" },
});
export const plain = (body: string): Answer => ({
  status: 200,
  body,
  headers: { "Content-Type": "text/plain", "Hub-Subscription-State": "ACTIVE" },
});
