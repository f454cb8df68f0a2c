/**
 * An address that somebody else wrote, which has to mean to everybody who reads
 * it what it seems to mean.
 *
 * The way out of doubt is that an address has to be written just as the URL
 * standard writes it: no other host hides behind a user name, a backslash, a
 * tab, a path with dots or a name in mixed scripts.
 */

/** Longest address that is looked at; real ones have some 150 characters. */
const MAX_LENGTH = 2_000;

/** @returns `null` unless it is https, or http on this very computer by its name, and in its one spelling */
export function safeAddress(text: string): URL | null {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.username === "" && url.password === "" && url.hash === "";
  const isSafe = url.protocol === "https:" || isLocalHttp(url);
  return isPlain && isSafe && isWrittenSo(text, url) ? url : null;
}

/** Login and keys go unencrypted to nobody but programs of this computer. */
function isLocalHttp({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && hostname === "localhost";
}

function isWrittenSo(text: string, url: URL): boolean {
  // A default port may be named; the standard leaves it out.
  const defaultPort = url.protocol === "https:" ? ":443" : ":80";
  const bare = text.replace(new RegExp(`^(https?://[^/?#]*?)${defaultPort}(?=[/?]|$)`, "i"), "$1");
  const written = bare.replace(/^[^/?#]*\/\/[^/?#]*/, (origin) => origin.toLowerCase());
  const isSame = url.href === written || url.href === `${written}/`;
  return isSame && !/%2e|%2f|%5c/i.test(url.pathname);
}
