/** Directories, and copying and moving what is in them: nothing is lost on the way. */

import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { damageNewFile } from "./support/damage.ts";
import { DavClient } from "./support/webdav-client.ts";
import { putFile, readFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

let test: TestShare;
let dav: DavClient;

beforeAll(async () => {
  test = await startTestShare();
  dav = new DavClient(test.share);
  await putFile(test.vault, "/file", "a file");
});

afterAll(async () => {
  dav.close();
  await test.remove();
});

const text = async (path: string) => (await readFile(test.vault, path)).toString();
const names = async (path: string) => (await test.vault.list(path)).map(({ name }) => name).sort();

describe("directories", () => {
  it("MKCOL makes one, once, in a directory that is there, and takes no body", async () => {
    expect((await dav.send("MKCOL", "/made/")).status).toBe(201);
    expect((await dav.send("MKCOL", "/made/")).status).toBe(405);
    expect((await dav.send("MKCOL", "/file")).status).toBe(405);
    expect((await dav.send("MKCOL", "/no/such/")).status).toBe(409);
    expect((await dav.send("MKCOL", "/body/", { body: "<x/>" })).status).toBe(415);
    expect(await names("/made")).toEqual([]);
  });

  it("DELETE takes a tree, but neither half of it nor the whole vault", async () => {
    await test.vault.makeDirectory("/tree");
    await test.vault.makeDirectory("/tree/sub");
    await putFile(test.vault, "/tree/sub/file", "1");
    expect((await dav.send("DELETE", "/tree", { headers: { depth: "0" } })).status).toBe(400);
    expect((await dav.send("DELETE", "/tree")).status).toBe(204);
    expect((await dav.send("DELETE", "/tree")).status).toBe(404);
    expect((await dav.send("DELETE", "/")).status).toBe(403);
    expect(await names("/")).toContain("file");
  });
});

describe("COPY and MOVE", () => {
  async function tree(path: string, content: string): Promise<void> {
    await test.vault.makeDirectory(path);
    await putFile(test.vault, `${path}/file`, content);
  }

  function transfer(method: "COPY" | "MOVE", from: string, to: string, headers = {}) {
    return dav.send(method, from, { headers: { destination: dav.address(to), ...headers } });
  }

  it("overwrite unless told not to", async () => {
    await putFile(test.vault, "/c1", "1");
    await putFile(test.vault, "/c2", "2");
    expect((await transfer("COPY", "/c1", "/c2", { overwrite: "F" })).status).toBe(412);
    expect(await text("/c2")).toBe("2");
    expect((await transfer("COPY", "/c1", "/c2")).status).toBe(204);
    expect(await text("/c2")).toBe("1");
    expect((await transfer("COPY", "/c1", "/c3")).status).toBe(201);
    expect((await transfer("MOVE", "/c1", "/c3")).status).toBe(204);
    expect((await dav.send("HEAD", "/c1")).status).toBe(404);
  });

  it.each(["COPY", "MOVE"] as const)(
    "%s replaces a tree by a tree, a tree by a file, a file by a tree",
    async (method) => {
      const at = `/${method}`;
      await test.vault.makeDirectory(at);
      await tree(`${at}/from`, "from");
      await tree(`${at}/to`, "to");
      await putFile(test.vault, `${at}/to/only-there`, "gone");
      expect((await transfer(method, `${at}/from`, `${at}/to`)).status).toBe(204);
      expect(await names(`${at}/to`)).toEqual(["file"]);
      expect(await text(`${at}/to/file`)).toBe("from");

      await putFile(test.vault, `${at}/single`, "single");
      expect((await transfer(method, `${at}/to`, `${at}/single`)).status).toBe(204);
      expect(await text(`${at}/single/file`)).toBe("from");
      await putFile(test.vault, `${at}/last`, "last");
      expect((await transfer(method, `${at}/last`, `${at}/single`)).status).toBe(204);
      expect(await text(`${at}/single`)).toBe("last");
      expect(await names(at)).toEqual(
        method === "COPY" ? ["from", "last", "single", "to"] : ["single"],
      );
    },
  );

  it("shows nothing of a copy before it is whole", async () => {
    await test.vault.makeDirectory("/watched");
    await putFile(test.vault, "/watched/from", Buffer.alloc(20_000_000));
    const copy = { isDone: false };
    const copying = transfer("COPY", "/watched/from", "/watched/to").finally(() => {
      copy.isDone = true;
    });
    const shown = new Set<string>();
    while (!copy.isDone) {
      const listing = await dav.send("PROPFIND", "/watched", { headers: { depth: "1" } });
      for (const [href] of listing.text.matchAll(/(?<=watched\/)[^<]+(?=<)/g)) shown.add(href);
      const isThere = (await dav.send("HEAD", "/watched/to")).status === 200;
      const { text: after } = await dav.send("PROPFIND", "/watched/to", {
        headers: { depth: "0" },
      });
      if (isThere) expect(after).toContain("<D:getcontentlength>20000000<");
    }
    expect((await copying).status).toBe(201);
    expect([...shown].filter((name) => name !== "from" && name !== "to")).toEqual([]);
    expect(await names("/watched")).toEqual(["from", "to"]);
  });

  it("COPY with Depth 0 makes the directory only", async () => {
    await tree("/deep", "1");
    expect((await transfer("COPY", "/deep", "/shallow", { depth: "0" })).status).toBe(201);
    expect(await names("/shallow")).toEqual([]);
  });

  it("nothing goes into itself, onto itself, over what holds it, or away from the root", async () => {
    await tree("/self", "1");
    for (const method of ["COPY", "MOVE"] as const) {
      for (const [from, to] of [
        ["/self", "/self"],
        ["/self", "/self/inside"],
        ["/self/file", "/self"],
        ["/self", "/"],
        ["/", "/self/x"],
      ] as const) {
        expect((await transfer(method, from, to)).status).toBe(403);
      }
    }
    expect(await text("/self/file")).toBe("1");
  });

  it("to a directory that is missing is 409, of nothing 404", async () => {
    for (const method of ["COPY", "MOVE"] as const) {
      expect((await transfer(method, "/file", "/no/such")).status).toBe(409);
      expect((await transfer(method, "/nothing", "/x")).status).toBe(404);
    }
  });

  it("a copy that cannot be whole names what is missing, and replaces nothing", async () => {
    await tree("/half", "good");
    await tree("/half/sub dir", "good");
    await damageNewFile(test.folder, () => putFile(test.vault, "/half/sub dir/worse", "bad"));
    await tree("/precious", "kept");
    const before = await names("/");
    const member = `<D:href>${dav.prefix}/half/sub%20dir/worse</D:href><D:status>HTTP/1.1 500 `;

    const over = await transfer("COPY", "/half", "/precious");
    expect(over.status).toBe(207);
    expect(over.text).toContain(member);
    expect(over.text.match(/<D:response>/g)).toHaveLength(1);
    expect(await names("/")).toEqual(before);
    expect(await names("/precious")).toEqual(["file"]);
    expect(await text("/precious/file")).toBe("kept");

    const fresh = await transfer("COPY", "/half", "/fresh");
    expect([fresh.status, fresh.text]).toEqual([207, over.text]);
    expect(await names("/")).toEqual([...before, "fresh"].sort());
    expect(await names("/fresh")).toEqual(["file", "sub dir"]);
    expect(await text("/fresh/sub dir/file")).toBe("good");
    expect(await names("/fresh/sub dir")).toEqual(["file"]);
  });

  it("a damaged file alone is not copied, and the old one stays", async () => {
    await damageNewFile(test.folder, () => putFile(test.vault, "/bad", "bad"));
    await putFile(test.vault, "/good", "good");
    expect((await transfer("COPY", "/bad", "/good")).status).toBe(500);
    expect((await transfer("COPY", "/bad", "/other")).status).toBe(500);
    expect(await text("/good")).toBe("good");
    expect(await names("/")).not.toContain("other");
  });

  it("what a crash left of a copy is not shown, and goes when nobody can be at it any more", async () => {
    await tree("/crashed", "1");
    const name = ".latchkey-copy-0123456789abcdef";
    await tree(`/crashed/${name}`, "part");
    const shown = () => dav.send("PROPFIND", "/crashed", { headers: { depth: "1" } });
    expect((await shown()).text).not.toContain("latchkey-copy");
    expect((await dav.send("GET", `/crashed/${name}/file`)).status).toBe(404);
    expect((await transfer("COPY", "/crashed", "/crashed-copy")).status).toBe(201);
    expect(await names("/crashed-copy")).toEqual(["file"]);
    expect(await names("/crashed")).toEqual([name, "file"]);

    // Just made, however old what it is a copy of: somebody may be at it.
    await test.vault.setModified(`/crashed/${name}`, Date.now() - 25 * 3_600_000);
    await shown();
    expect(await names("/crashed")).toEqual([name, "file"]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 25 * 3_600_000 });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    await shown();
    await vi.waitFor(async () => {
      expect(await names("/crashed")).toEqual(["file"]);
    });
  });

  it("to a name that is too long move nothing away", async () => {
    await putFile(test.vault, "/stays", "1");
    const long = `/${"x".repeat(8000)}`;
    expect((await transfer("MOVE", "/stays", long)).status).toBe(414);
    expect((await transfer("COPY", "/stays", long)).status).toBe(414);
    expect(await text("/stays")).toBe("1");
  });
});
