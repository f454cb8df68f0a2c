/**
 * What programs send when they save, byte for byte.
 *
 * None of these sequences was recorded by us: there is no Windows and no macOS
 * here. They are put together from what others have published of theirs, named
 * at each; where a source gives the order of requests but not their headers,
 * those are the ones that another source shows of the same client.
 */

import { afterEach, beforeEach, expect, it } from "vitest";
import { DavClient } from "./support/webdav-client.ts";
import { type Lines, Replay, type Replied } from "./support/webdav-replay.ts";
import { putFile, readFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

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

const text = async (path: string) => (await readFile(test.vault, path)).toString();
const names = async () => (await test.vault.list("/")).map(({ name }) => name).sort();

function tokenOf({ status, head }: Replied): string {
  expect([200, 201]).toContain(status);
  return /^lock-token: (<[^>]+>)/im.exec(head)?.[1] ?? "none";
}

/**
 * The client that Windows brings. Headers and the body of LOCK from a capture in
 * github.com/swisspol/GCDWebServer/issues/319, order of requests from
 * github.com/mar10/wsgidav/issues/112, which also names the properties; Digest,
 * because it refuses Basic over plain HTTP.
 */
const windows = {
  agent: [
    "Connection: Keep-Alive",
    "User-Agent: Microsoft-WebDAV-MiniRedir/10.0.22000",
    "translate: f",
  ],
  xml: ["Cache-Control: no-cache", "Pragma: no-cache", 'Content-Type: text/xml; charset="utf-8"'],
  lock:
    '<?xml version="1.0" encoding="utf-8" ?><D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/>' +
    "</D:lockscope><D:locktype><D:write/></D:locktype><D:owner><D:href>PC\\me</D:href></D:owner></D:lockinfo>",
  times: (modified: string) =>
    '<?xml version="1.0" encoding="utf-8" ?><D:propertyupdate xmlns:D="DAV:" ' +
    'xmlns:Z="urn:schemas-microsoft-com:"><D:set><D:prop>' +
    "<Z:Win32CreationTime>Tue, 20 Oct 2015 07:28:00 GMT</Z:Win32CreationTime>" +
    "<Z:Win32LastAccessTime>Tue, 20 Oct 2015 07:28:00 GMT</Z:Win32LastAccessTime>" +
    `<Z:Win32LastModifiedTime>${modified}</Z:Win32LastModifiedTime>` +
    "<Z:Win32FileAttributes>00000020</Z:Win32FileAttributes></D:prop></D:set></D:propertyupdate>",
  modified:
    '<?xml version="1.0" encoding="utf-8" ?><D:propertyupdate xmlns:D="DAV:" ' +
    'xmlns:Z="urn:schemas-microsoft-com:"><D:set><D:prop>' +
    "<Z:Win32LastModifiedTime>Wed, 21 Oct 2015 07:28:00 GMT</Z:Win32LastModifiedTime>" +
    "<Z:Win32FileAttributes>00000020</Z:Win32FileAttributes></D:prop></D:set></D:propertyupdate>",
} as const;

class Windows {
  readonly replay: Replay;

  constructor(replay: Replay) {
    this.replay = replay;
  }

  propfind(path: string, depth = "0"): Promise<Replied> {
    const lines = ["Connection: Keep-Alive", ...windows.agent.slice(1), `Depth: ${depth}`];
    return this.replay.say("PROPFIND", path, [...lines, "Content-Length: 0", "@host", "@login"]);
  }

  async lock(path: string): Promise<string> {
    const lines = [...windows.xml, ...windows.agent, "Timeout: Second-3600"];
    return tokenOf(
      await this.replay.say("LOCK", path, [...lines, "@length", "@host", "@login"], windows.lock),
    );
  }

  put(path: string, content: string, token?: string): Promise<Replied> {
    const held = token === undefined ? [] : [`If: (${token})`];
    const lines = [...windows.xml.slice(0, 2), ...windows.agent, ...held];
    return this.replay.say("PUT", path, [...lines, "@length", "@host", "@login"], content);
  }

  proppatch(path: string, token: string, body: string): Promise<Replied> {
    const lines = [...windows.xml, ...windows.agent, `If: (${token})`];
    return this.replay.say("PROPPATCH", path, [...lines, "@length", "@host", "@login"], body);
  }

  bare(method: string, path: string, lines: Lines = []): Promise<Replied> {
    return this.replay.say(method, path, [...windows.agent, ...lines, "@host", "@login"]);
  }

  unlock(path: string, token: string): Promise<Replied> {
    return this.bare("UNLOCK", path, [`Lock-Token: ${token}`, "Content-Length: 0"]);
  }

  move(from: string, to: string): Promise<Replied> {
    return this.bare("MOVE", from, [`Destination: ${dav.address(to)}`, "Overwrite: T"]);
  }

  /** A program that writes a file and closes it. */
  async save(path: string, content: string): Promise<void> {
    expect((await this.propfind(path)).status).toBe(404);
    expect((await this.put(path, "")).status).toBe(201);
    const token = await this.lock(path);
    const times = await this.proppatch(path, token, windows.times("Tue, 20 Oct 2015 07:28:00 GMT"));
    expect(times.body.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(4);
    expect((await this.bare("HEAD", path)).status).toBe(200);
    expect((await this.put(path, content, token)).status).toBe(204);
    const modified = await this.proppatch(path, token, windows.modified);
    expect(modified.body.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    expect((await this.unlock(path, token)).status).toBe(204);
  }
}

async function openWindows(): Promise<Windows> {
  return new Windows(await Replay.open(dav, test.share, "digest"));
}

it("Windows copies a file in, and its times arrive", async () => {
  const client = await openWindows();
  await client.save("/B%c3%bccher%20%231.txt", "content");
  expect(await text("/Bücher #1.txt")).toBe("content");
  const { modifiedMs } = await test.vault.stat("/Bücher #1.txt");
  expect(modifiedMs).toBe(Date.UTC(2015, 9, 21, 7, 28));
  const listing = await client.propfind("/", "1");
  expect(listing.body).toContain("B%C3%BCcher%20%231.txt</D:href>");
  client.replay.close();
});

it("Windows is refused what another program has locked, and keeps its own lock over a refresh", async () => {
  await putFile(test.vault, "/open.txt", "old");
  const client = await openWindows();
  const other = await openWindows();
  const token = await client.lock("/open.txt");
  expect((await other.put("/open.txt", "stolen")).status).toBe(423);
  const lines = [...windows.agent, "Timeout: Second-3600", `If: (${token})`, "Content-Length: 0"];
  expect((await client.replay.say("LOCK", "/open.txt", [...lines, "@host", "@login"])).status).toBe(
    200,
  );
  expect((await client.put("/open.txt", "mine", token)).status).toBe(204);
  expect((await client.unlock("/open.txt", token)).status).toBe(204);
  expect(await text("/open.txt")).toBe("mine");
  client.replay.close();
  other.replay.close();
});

/**
 * Word in the drive of Windows: the file that says who has the document open, as logged in
 * github.com/OpenMarshal/npm-WebDAV-Server/issues/37; then its save, which by Microsoft's article
 * 211632 ("Description of how Word creates temporary files") is a new file by a name of its own, the
 * old one renamed away, the new one renamed into its place, the old one removed.
 */
it("Word opens a document, saves it twice and closes it", async () => {
  await putFile(test.vault, "/test.docx", "version 1");
  const client = await openWindows();
  const held = await client.lock("/test.docx");
  expect((await client.bare("GET", "/test.docx")).body).toBe("version 1");
  await client.save("/~%24test.docx", "owner");
  const read = await client.lock("/~%24test.docx");
  expect((await client.bare("GET", "/~%24test.docx")).body).toBe("owner");
  expect((await client.unlock("/~%24test.docx", read)).status).toBe(204);

  expect((await client.unlock("/test.docx", held)).status).toBe(204);
  for (const [version, fresh, old] of [
    ["version 2", "/~WRD0000.tmp", "/~WRL0001.tmp"],
    ["version 3", "/~WRD0002.tmp", "/~WRL0003.tmp"],
  ] as const) {
    await client.save(fresh, version);
    expect((await client.move("/test.docx", old)).status).toBe(201);
    expect((await client.move(fresh, "/test.docx")).status).toBe(201);
    expect((await client.bare("DELETE", old)).status).toBe(204);
    const token = await client.lock("/test.docx");
    expect((await client.bare("GET", "/test.docx")).body).toBe(version);
    expect((await client.unlock("/test.docx", token)).status).toBe(204);
  }
  expect((await client.bare("DELETE", "/~%24test.docx")).status).toBe(204);
  expect(await names()).toContain("test.docx");
  expect((await names()).filter((name) => name.startsWith("~"))).toEqual([]);
  client.replay.close();
});

/**
 * The file system of macOS. Order of requests from the log in
 * github.com/pydio/pydio-core/issues/581 and from github.com/ModeShape/modeshape/pull/841 (an empty
 * PUT, LOCK, the PUT with the content, UNLOCK); `Chunked` with a capital letter from
 * github.com/Pylons/waitress/pull/43; the expected length and the `._` files from
 * sabre.io/dav/clients/finder.
 */
const macos = {
  agent: "User-Agent: WebDAVFS/3.0.0 (03008000) Darwin/19.6.0 (x86_64)",
  propfind:
    '<?xml version="1.0" encoding="utf-8"?>\n<D:propfind xmlns:D="DAV:">\n<D:prop>\n' +
    "<D:getlastmodified/>\n<D:getcontentlength/>\n<D:creationdate/>\n<D:resourcetype/>\n</D:prop>\n</D:propfind>\n",
  quota:
    '<?xml version="1.0" encoding="utf-8"?>\n<D:propfind xmlns:D="DAV:">\n<D:prop>\n' +
    "<D:quota-available-bytes/>\n<D:quota-used-bytes/>\n<D:quota/>\n<D:quotaused/>\n</D:prop>\n</D:propfind>\n",
  lock:
    '<?xml version="1.0" encoding="utf-8"?>\n<D:lockinfo xmlns:D="DAV:">\n<D:lockscope><D:exclusive/></D:lockscope>\n' +
    "<D:locktype><D:write/></D:locktype>\n<D:owner>\n<D:href>http://www.apple.com/webdav_fs/</D:href>\n</D:owner>\n</D:lockinfo>\n",
} as const;

function macLines(...more: Lines): Lines {
  return ["@host", "Accept: */*", ...more, "Connection: keep-alive", macos.agent, "@login"];
}

function macPropfind(
  replay: Replay,
  path: string,
  body: string = macos.propfind,
): Promise<Replied> {
  const lines = macLines("Content-Type: text/xml", "Depth: 0", "@length");
  return replay.say("PROPFIND", path, lines, body);
}

/** @param parts - lengths of the chunks that the content is sent in */
async function macSave(
  replay: Replay,
  path: string,
  content: string,
  parts: number,
): Promise<void> {
  expect((await macPropfind(replay, path)).status).toBe(404);
  const empty = macLines("X-Expected-Entity-Length: 0", "Content-Length: 0");
  expect((await replay.say("PUT", path, empty)).status).toBe(201);
  const lock = macLines("Content-Type: text/xml", "Depth: 0", "Timeout: Second-600", "@length");
  const token = tokenOf(await replay.say("LOCK", path, lock, macos.lock));
  const put = macLines(
    `If: (${token})`,
    `X-Expected-Entity-Length: ${content.length}`,
    "Transfer-Encoding: Chunked",
  );
  expect((await replay.say("PUT", path, put, chunked(content, parts))).status).toBe(204);
  expect((await macPropfind(replay, path)).body).toContain(
    `<D:getcontentlength>${content.length}</D:getcontentlength>`,
  );
  const unlock = macLines(`Lock-Token: ${token}`, "Content-Length: 0");
  expect((await replay.say("UNLOCK", path, unlock)).status).toBe(204);
}

function chunked(content: string, size: number): string {
  const parts = content.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
  return [...parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`), "0\r\n\r\n"].join(
    "",
  );
}

it("macOS mounts, copies a file in with its resource fork, and tidies up", async () => {
  const replay = await Replay.open(dav, test.share, "basic");
  const options = await replay.say("OPTIONS", "/", macLines("Content-Length: 0"));
  expect(options.head).toMatch(/^dav: 1, 2/im);
  const quota = await macPropfind(replay, "/", macos.quota);
  expect(quota.body).toMatch(/<D:quota-available-bytes>\d+<.*<D:quota-used-bytes>\d+</s);
  for (const probe of ["/.Spotlight-V100", "/._.", "/.DS_Store", "/.hidden", "/._note.txt"]) {
    expect((await macPropfind(replay, probe)).status).toBe(404);
  }

  const content = "0123456789".repeat(20_000);
  await macSave(replay, "/note.txt", content, 65_536);
  await macSave(replay, "/._note.txt", "\u0000\u0005\u0016\u0007".padEnd(4096, "x"), 1);
  expect(await text("/note.txt")).toBe(content);
  const ranged = await replay.say("GET", "/note.txt", macLines("Range: bytes=10-19"));
  expect([ranged.status, ranged.body]).toEqual([206, "0123456789"]);
  expect((await replay.say("DELETE", "/._note.txt", macLines())).status).toBe(204);
  expect(await names()).toEqual(["note.txt"]);
  replay.close();
});

/**
 * LibreOffice on its own, without a mount: a lock while the document is open, and a save by its token,
 * in the form that the standard gives and with the headers of libcurl, through which it speaks
 * (ucb/README.md of its source). In the drive of Windows it leaves `.~lock.NAME#` beside the document,
 * as logged in github.com/dgraziotin/docker-nginx-webdav-nononsense/issues/8.
 */
const libreOffice: Lines = [
  "@host",
  "User-Agent: LibreOffice 7.4.7.2 curl/7.88.1",
  "Accept: */*",
  "@login",
];

it("LibreOffice opens a document, saves it and closes it", async () => {
  await putFile(test.vault, "/test document.odt", "version 1");
  const replay = await Replay.open(dav, test.share, "basic");
  const path = "/test%20document.odt";
  const owner =
    '<?xml version="1.0" encoding="UTF-8"?>\n<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope>' +
    "<locktype><write/></locktype><owner>LibreOffice - Me</owner></lockinfo>";
  const xml = ["Content-Type: application/xml", "@length"];
  const lock = [...libreOffice, "Depth: 0", "Timeout: Second-180", ...xml];
  const token = tokenOf(await replay.say("LOCK", path, lock, owner));
  expect((await replay.say("GET", path, libreOffice)).body).toBe("version 1");
  const lockFile = await replay.say("PROPFIND", "/.~lock.test%20document.odt%23", [
    ...libreOffice,
    "Depth: 0",
    "Content-Length: 0",
  ]);
  expect(lockFile.status).toBe(404);

  const put = [
    ...libreOffice,
    `If: (${token})`,
    "Transfer-Encoding: chunked",
    "Expect: 100-continue",
  ];
  expect((await replay.say("PUT", path, put, chunked("version 2", 4))).status).toBe(204);
  expect(await text("/test document.odt")).toBe("version 2");
  const unlock = [...libreOffice, `Lock-Token: ${token}`];
  expect((await replay.say("UNLOCK", path, unlock)).status).toBe(204);
  replay.close();
});

it("LibreOffice in the drive of Windows leaves its own lock file while the document is open", async () => {
  const client = await openWindows();
  const lockFile = "/.~lock.test%20document.odt%23";
  await client.save(lockFile, ",PC/me,PC,21.10.2015 07:28,file:///;");
  expect(await names()).toContain(".~lock.test document.odt#");
  expect((await client.propfind("/", "1")).body).toContain(
    ".~lock.test%20document.odt%23</D:href>",
  );
  expect((await client.bare("DELETE", lockFile)).status).toBe(204);
  expect(await names()).not.toContain(".~lock.test document.odt#");
  client.replay.close();
});
