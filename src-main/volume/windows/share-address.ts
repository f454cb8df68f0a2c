/**
 * The address of a share as Windows writes it.
 *
 *     http://127.0.0.1:PORT/SECRET/NAME/   becomes   \\localhost@PORT\DavWWWRoot\SECRET\NAME
 *
 * `localhost`, because names without dots belong to the local intranet: from there, Explorer opens and
 * copies files without a warning, and no proxy is asked. `DavWWWRoot` says that it is WebDAV.
 */
export function windowsAddress(url: string): string {
  const { port, pathname } = new URL(url);
  const names = pathname.split("/").filter((name) => name !== "");
  return [`\\\\localhost@${port}`, "DavWWWRoot", ...names.map(decodeURIComponent)].join("\\");
}

/** Without the name, which programs of Windows print in a code page that may not have its letters. */
const COMPARED = /\\\\localhost@\d+\\DavWWWRoot\\[\w-]+/i;

/** Whether what `net use` prints of a letter, in whatever language, is about the share of this address. */
export function isAbout(output: string, address: string): boolean {
  const [told] = COMPARED.exec(output) ?? [];
  const [ours] = COMPARED.exec(address) ?? [];
  return told !== undefined && told.toLowerCase() === ours?.toLowerCase();
}
