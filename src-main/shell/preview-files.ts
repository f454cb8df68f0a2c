/**
 * The bytes of files that the window shows, as answers to its requests: each once,
 * by a token that only main has given out, and kept by nobody on the way.
 */

import { previewPath } from "../../src-shared/model/files.ts";
import type { App } from "../app/compose.ts";
import { appOrigin } from "./app-origin.ts";
import { securityHeaders } from "./page-files.ts";

export type TakePreview = App["takePreview"];

const prefix = `${appOrigin}${previewPath("")}`;

/** @returns `null` for a request that is for something else */
export function previewFiles(take: TakePreview): (request: Request) => Response | null {
  return (request) => {
    if (!request.url.startsWith(prefix)) return null;
    const headers = { ...securityHeaders, "Cache-Control": "no-store" };
    const preview = request.method === "GET" ? take(request.url.slice(prefix.length)) : null;
    if (!preview) return new Response(null, { status: 404, headers });
    const { bytes, contentType } = preview;
    return new Response(bytes, { headers: { ...headers, "Content-Type": contentType } });
  };
}
