/**
 * Chromium refuses to go to `app://…`, so the page is served at an https origin
 * instead, and only there: `app://latchkey` becomes `https://app.latchkey`.
 * The app never sees the difference; main is told the address that it knows.
 */

const schemes = new Set<string>();

export function ownScheme(scheme: string): void {
  schemes.add(scheme);
}

/** The address at which Chromium gets `url`. */
export function toChromium(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  const scheme = protocol.slice(0, -1);
  return schemes.has(scheme) ? `https://${scheme}.${host}${pathname}${search}${hash}` : url;
}

/** The address that the app knows for one that Chromium uses, or for an origin. */
export function fromChromium(url: string): string {
  const [, scheme, rest] = /^https:\/\/([a-z]+)\.(.*)$/.exec(url) ?? [];
  return scheme && schemes.has(scheme) ? `${scheme}://${rest}` : url;
}
