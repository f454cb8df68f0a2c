/** Locks and the `If` header, beyond what litmus tries. */

import { afterAll, beforeAll, expect, it } from "vitest";
import { DavClient } from "./support/webdav-client.ts";
import { putFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

let test: TestShare;
let dav: DavClient;

beforeAll(async () => {
  test = await startTestShare();
  dav = new DavClient(test.share);
});

afterAll(async () => {
  dav.close();
  await test.remove();
});

function lock(path: string, headers: Record<string, string> = {}, scope = "exclusive") {
  const body = `<lockinfo xmlns="DAV:"><lockscope><${scope}/></lockscope><locktype><write/></locktype></lockinfo>`;
  return dav.send("LOCK", path, { headers, body });
}

async function tokenOf(answer: ReturnType<typeof lock>): Promise<string> {
  return String((await answer).headers["lock-token"]);
}

const status = async (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = "",
) => (await dav.send(method, path, { headers, body })).status;

it("a lock on a directory alone guards its list of names, and not what is in its files", async () => {
  await test.vault.makeDirectory("/dir");
  await putFile(test.vault, "/dir/file", "1");
  const token = await tokenOf(lock("/dir", { depth: "0" }));
  const to = { destination: dav.address("/away") };
  expect(await status("PUT", "/dir/new", {}, "x")).toBe(423);
  expect(await status("MKCOL", "/dir/sub")).toBe(423);
  expect(await status("DELETE", "/dir/file")).toBe(423);
  expect(await status("MOVE", "/dir/file", to)).toBe(423);
  expect(await status("LOCK", "/dir/new", {}, "<x/>")).toBe(400);
  expect((await lock("/dir/new")).status).toBe(423);
  expect(await status("PUT", "/dir/file", {}, "2")).toBe(204);
  expect(await status("PUT", "/dir/new", { if: `<${dav.address("/dir")}> (${token})` }, "x")).toBe(
    201,
  );
});

it("a lock in a tree keeps the tree from being removed, moved, copied over or locked whole", async () => {
  await test.vault.makeDirectory("/tree");
  await putFile(test.vault, "/tree/file", "1");
  await putFile(test.vault, "/over", "1");
  const token = await tokenOf(lock("/tree/file"));
  expect(await status("DELETE", "/tree")).toBe(423);
  expect(await status("MOVE", "/tree", { destination: dav.address("/gone") })).toBe(423);
  expect(await status("COPY", "/over", { destination: dav.address("/tree") })).toBe(423);
  expect((await lock("/tree")).status).toBe(423);
  expect((await lock("/tree", { depth: "0" })).status).toBe(200);
  expect(await status("COPY", "/tree", { destination: dav.address("/copied") })).toBe(201);
  const found = await dav.send("PROPFIND", "/copied/file", { headers: { depth: "0" } });
  expect(found.text).toContain("<D:lockdiscovery/>");
  const tagged = `<${dav.address("/tree/file")}> (${token})`;
  expect(await status("PROPPATCH", "/tree/file", {}, proppatch)).toBe(423);
  expect(await status("PROPPATCH", "/tree/file", { if: tagged }, proppatch)).toBe(207);
});

const proppatch =
  '<propertyupdate xmlns="DAV:"><set><prop><x xmlns="urn:x">1</x></prop></set></propertyupdate>';

it("a lock ends with its file, and not with the content of its file", async () => {
  await putFile(test.vault, "/moved", "1");
  const token = await tokenOf(lock("/moved"));
  const headers = { if: `(${token})`, destination: dav.address("/moved-away") };
  expect(await status("MOVE", "/moved", headers)).toBe(201);
  expect(await status("UNLOCK", "/moved-away", { "lock-token": token })).toBe(409);
  expect(await status("PUT", "/moved", {}, "free")).toBe(201);

  const kept = await tokenOf(lock("/moved"));
  const over = { if: `<${dav.address("/moved")}> (${kept})`, destination: dav.address("/moved") };
  expect(await status("MOVE", "/moved-away", over)).toBe(204);
  expect(await status("PUT", "/moved", {}, "x")).toBe(423);
  expect(await status("UNLOCK", "/moved", { "lock-token": kept })).toBe(204);
});

it("a save of Windows goes through: lock, empty file, times, content, times, unlock", async () => {
  const path = "/Book%201.xlsx";
  const mine = { if: `(${await tokenOf(lock(path, { timeout: "Second-3600" }))})` };
  expect(await status("PUT", path, { if: "(<opaquelocktoken:of-yesterday>)" }, "")).toBe(412);
  expect(await status("PUT", path, mine, "")).toBe(204);
  expect(await status("PROPPATCH", path, mine, proppatch)).toBe(207);
  expect(await status("PUT", path, mine, "content")).toBe(204);
  expect(await status("HEAD", path)).toBe(200);
  expect(await status("LOCK", path, { ...mine, timeout: "Second-600" })).toBe(200);
  expect(await status("UNLOCK", path, { "lock-token": mine.if.slice(1, -1) })).toBe(204);
});

it("an If list holds by the tag of the version, by any of its alternatives, and about other files", async () => {
  await putFile(test.vault, "/if", "1");
  await putFile(test.vault, "/other", "1");
  const tagOf = async (path: string) => String((await dav.send("HEAD", path)).headers.etag);
  const put = async (value: string) => status("PUT", "/if", { if: value }, "2");
  expect(await put(`([${await tagOf("/if")}])`)).toBe(204);
  expect(await put('(["wrong"])')).toBe(412);
  expect(await put('(Not ["wrong"])')).toBe(204);
  expect(await put('(["wrong"]) (Not <DAV:no-lock>)')).toBe(204);
  expect(await put(`<${dav.address("/other")}> ([${await tagOf("/other")}])`)).toBe(204);
  expect(await put(`<${dav.address("/other")}> (["wrong"])`)).toBe(412);
  expect(await put(`<http://example.org/x> (["wrong"])`)).toBe(412);
  expect(await put(`<${dav.address("/nothing")}> (Not ["x"])`)).toBe(204);
});
