/** Dead properties over the wire, and over a restart. */

import { afterEach, beforeEach, expect, it } from "vitest";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { startShare } from "../../src-main/webdav/server.ts";
import { DavClient } from "./support/webdav-client.ts";
import { putFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

let test: TestShare;
let dav: DavClient;

beforeEach(async () => {
  test = await startTestShare();
  dav = new DavClient(test.share);
});

afterEach(async () => {
  dav.close();
  await test.remove();
});

async function setColour(path: string, colour: string): Promise<void> {
  const body = `<propertyupdate xmlns="DAV:"><set><prop><c xmlns="urn:x">${colour}</c></prop></set></propertyupdate>`;
  expect((await dav.send("PROPPATCH", path, { body })).status).toBe(207);
}

async function colourOf(path: string, client = dav): Promise<string | undefined> {
  const body = '<propfind xmlns="DAV:"><prop><c xmlns="urn:x"/></prop></propfind>';
  const { text } = await client.send("PROPFIND", path, { headers: { depth: "0" }, body });
  return />([a-z]+)<\/n1:c>/.exec(text)?.[1];
}

it("are there when the share is started anew, also after a move, and go with the file", async () => {
  await test.vault.makeDirectory("/dir");
  for (const path of ["/dir/kept", "/dir/removed", "/dir/replaced"]) {
    await putFile(test.vault, path, "1");
    await setColour(path, "blue");
  }
  const headers = { destination: dav.address("/elsewhere") };
  expect((await dav.send("MOVE", "/dir", { headers })).status).toBe(201);
  expect((await dav.send("DELETE", "/elsewhere/removed")).status).toBe(204);
  await test.share.close();

  await test.vault.removeFile("/elsewhere/replaced");
  const share = await startShare(test.vault, { name: "Again", random: systemWorld.random });
  const again = new DavClient(share);
  expect(await colourOf("/elsewhere/kept", again)).toBe("blue");
  await again.send("PUT", "/elsewhere/replaced", { body: "new" });
  expect(await colourOf("/elsewhere/replaced", again)).toBeUndefined();
  await again.send("PUT", "/elsewhere/removed", { body: "new" });
  expect(await colourOf("/elsewhere/removed", again)).toBeUndefined();
  again.close();
  await share.close();
});

it("are in a file that no client is shown, reads, writes, locks, moves, copies or removes", async () => {
  await putFile(test.vault, "/file", "1");
  await setColour("/file", "blue");
  await expect
    .poll(async () => (await test.vault.list("/")).map(({ name }) => name).sort())
    .toEqual([".latchkey-properties", "file"]);
  const ours = "/.latchkey-properties";
  const listing = await dav.send("PROPFIND", "/", { headers: { depth: "1" } });
  expect(listing.text).not.toContain("latchkey-properties");
  const headers = { depth: "0", destination: dav.address("/stolen") };
  for (const method of ["GET", "HEAD", "PROPFIND", "DELETE", "COPY", "MOVE"]) {
    expect((await dav.send(method, ours, { headers })).status).toBe(404);
  }
  const over = { destination: dav.address(ours) };
  const lock =
    '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';
  expect((await dav.send("PUT", ours, { body: "x" })).status).toBe(403);
  expect((await dav.send("MKCOL", ours)).status).toBe(403);
  expect((await dav.send("LOCK", ours, { body: lock })).status).toBe(403);
  expect((await dav.send("COPY", "/file", { headers: over })).status).toBe(403);
  expect((await dav.send("MOVE", "/file", { headers: over })).status).toBe(403);
  expect(await colourOf("/file")).toBe("blue");
});

it("of a client that gives a file its time with its content are not needed", async () => {
  const headers = { "x-oc-mtime": "1445412480" };
  for (const body of ["small", Buffer.alloc(300_000)]) {
    const answer = await dav.send("PUT", "/timed", { headers, body });
    expect(answer.headers["x-oc-mtime"]).toBe("accepted");
    const { headers: found } = await dav.send("HEAD", "/timed");
    expect(found["last-modified"]).toBe("Wed, 21 Oct 2015 07:28:00 GMT");
  }
  const plain = await dav.send("PUT", "/timed", { body: "now" });
  expect(plain.headers["x-oc-mtime"]).toBeUndefined();
});
