/**
 * The files of the page, as answers to the requests of the window.
 *
 * Only what the build has put there is served: the names are read once, and a
 * request is looked up among them, so no path is ever made of what was asked.
 */

import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { appOrigin } from "./app-origin.ts";

/**
 * Nothing from elsewhere, nothing inline, no forms, no frames, no plug-ins. The page connects to its
 * own origin only, for the previews of files.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // Of pdf-worker.ts, which makes the address of one script of ours trusted and no other.
  "trusted-types pdf-worker",
].join("; ");

export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": contentSecurityPolicy,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), usb=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** @param folder - the built page, absolute */
export function pageFiles(folder: string): (request: Request) => Promise<Response> {
  const names = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/${relative(folder, path).split(sep).join("/")}`, path]),
  );

  return async (request) => {
    const { href, pathname } = new URL(request.url);
    const path = href.startsWith(`${appOrigin}/`) ? names.get(pathname) : undefined;
    const type = path && contentTypes[extname(path)];
    if (!path || !type) return new Response(null, { status: 404, headers: securityHeaders });
    if (request.method !== "GET")
      return new Response(null, { status: 405, headers: securityHeaders });
    return new Response(await readFile(path), {
      headers: { ...securityHeaders, "Content-Type": type },
    });
  };
}
