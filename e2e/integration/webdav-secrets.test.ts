/** What of the content of a vault must not come out of a share: into its log, into the vault folder, into a browser. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { ShareEvent } from "../../src-main/webdav/failures.ts";
import { damageNewFile } from "./support/damage.ts";
import { DavClient } from "./support/webdav-client.ts";
import { putFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

async function start(log?: (event: ShareEvent) => void): Promise<[TestShare, DavClient]> {
  const test = await startTestShare(log ? { log } : {});
  const dav = new DavClient(test.share);
  onTestFinished(async () => {
    dav.close();
    await test.remove();
  });
  return [test, dav];
}

it("the log tells of failures without a name, an address, a token or a secret", async () => {
  const events: ShareEvent[] = [];
  const [test, dav] = await start((event) => events.push(event));
  await damageNewFile(test.folder, () => putFile(test.vault, "/salaries.ods", "content"));
  await putFile(test.vault, "/other", "1");
  const locked = await dav.send("LOCK", "/salaries.ods", {
    body: '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>',
  });
  const token = String(locked.headers["lock-token"]);
  expect((await dav.send("GET", "/salaries.ods")).status).toBe(500);
  const headers = { destination: dav.address("/copy-of-salaries.ods"), if: `(${token})` };
  expect((await dav.send("COPY", "/salaries.ods", { headers })).status).toBe(500);

  expect(events.map(({ method }) => method)).toEqual(expect.arrayContaining(["GET"]));
  const told = JSON.stringify(events);
  const { url, password, username } = test.share;
  for (const secret of ["salaries", url, new URL(url).pathname, password, username, token]) {
    expect(told).not.toContain(secret);
  }
  expect(told).not.toContain(dav.authorization);
});

it("properties that clients give to files are nowhere in the vault folder in cleartext", async () => {
  const [test, dav] = await start();
  await putFile(test.vault, "/file", "1");
  const body =
    '<propertyupdate xmlns="DAV:"><set><prop><c xmlns="urn:x">dark blue</c></prop></set></propertyupdate>';
  expect((await dav.send("PROPPATCH", "/file", { body })).status).toBe(207);
  await test.share.close();
  expect((await test.vault.list("/")).map(({ name }) => name)).toContain(".latchkey-properties");
  for (const entry of await readdir(test.folder, { recursive: true, withFileTypes: true })) {
    expect(entry.name).not.toMatch(/propert/);
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const text of ["dark blue", "urn:x", "propertyupdate"]) {
      expect(bytes.includes(text)).toBe(false);
    }
  }
});

it.each(["page.html", "drawing.svg", "script.js", "feed.xml", "page.xhtml", "book.pdf", "none"])(
  "%s runs nothing in a browser, and is of no origin there",
  async (name) => {
    const [test, dav] = await start();
    await putFile(test.vault, `/${name}`, "<script>alert(1)</script>");
    const { headers } = await dav.send("GET", `/${name}`);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/\bsandbox$/);
    expect(policy).toContain("default-src 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  },
);
