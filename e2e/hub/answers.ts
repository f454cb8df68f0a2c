/** What the Hub of our own is asked, and what it can answer. */

import type { IncomingMessage } from "node:http";

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
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
