import type * as Electron from "electron";
import { ownScheme } from "./origins.ts";
import type { Fulfilment, PageRequest } from "./page-request.ts";

type Handler = (request: Request) => Response | Promise<Response>;
const handlers = new Map<string, Handler>();

export const protocol: Pick<Electron.Protocol, "registerSchemesAsPrivileged" | "handle"> = {
  registerSchemesAsPrivileged(schemes) {
    for (const { scheme } of schemes) ownScheme(scheme);
  },
  handle(scheme, handler) {
    handlers.set(scheme, handler);
  },
};

/** @returns `null` for an address that the app does not serve itself: the stand-in has no network */
export async function answerRequest(request: PageRequest): Promise<Fulfilment | null> {
  const { url, method, headers } = request;
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler) return null;
  const response = await handler(new Request(url, { method, headers }));
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString("base64"),
  };
}
