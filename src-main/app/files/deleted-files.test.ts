/** Deleting files in the window, and the way back. */

import { beforeEach, describe, expect, it, vi } from "vitest";
import { filesAtWork } from "../../test-support/files-at-work.ts";
import { readText, writeFile } from "../../test-support/open-test-vault.ts";
import { patient } from "../../test-support/patient.ts";

const { test, unlock, namesIn } = filesAtWork();

/** What a client of the drive is test.shown. */
async function drive(path: string, method: string): Promise<Response> {
  const login = Buffer.from(`${test.share.username}:${test.share.password}`).toString("base64");
  return fetch(test.share.url + path, {
    method,
    headers: { Authorization: `Basic ${login}`, Depth: "1" },
  });
}

describe("deleting", () => {
  beforeEach(async () => {
    await test.vault.makeDirectory("/docs");
    await writeFile(test.vault, "/docs/a.txt", "alpha");
    await writeFile(test.vault, "/b.txt", "beta");
  });

  const rootOnDisk = async () => (await test.vault.list("/")).map(({ name }) => name).sort();

  it("takes away from the window and the drive, and puts back as it was", async () => {
    const { deletion, failed } = await test.handlers["files.delete"]({
      id: test.id,
      paths: ["/docs", "/b.txt"],
      deletion: null,
    });
    expect(failed).toEqual([]);
    expect(await namesIn("/")).toEqual([]);
    expect((await (await drive("", "PROPFIND")).text()).match(/<[^>]*response>/g)).toHaveLength(2);
    const [hidden] = await rootOnDisk();
    expect((await drive(`${hidden ?? ""}/1/b.txt`, "GET")).status).toBe(404);

    const undone = await test.handlers["files.undo-delete"]({ id: test.id, deletion });
    expect(undone).toEqual({ restored: ["/docs", "/b.txt"], failed: [] });
    expect(await namesIn("/")).toEqual(["b.txt", "docs"]);
    expect(await readText(test.vault, "/docs/a.txt")).toBe("alpha");
  });

  it("puts back beside what has taken the name, and makes the folder again that is gone", async () => {
    const first = await test.handlers["files.delete"]({
      id: test.id,
      paths: ["/b.txt"],
      deletion: null,
    });
    await writeFile(test.vault, "/b.txt", "another");
    expect(
      await test.handlers["files.undo-delete"]({ id: test.id, deletion: first.deletion }),
    ).toMatchObject({
      restored: ["/b (2).txt"],
    });
    expect(await readText(test.vault, "/b.txt")).toBe("another");

    const second = await test.handlers["files.delete"]({
      id: test.id,
      paths: ["/docs/a.txt"],
      deletion: null,
    });
    await test.vault.removeTree("/docs");
    await test.handlers["files.undo-delete"]({ id: test.id, deletion: second.deletion });
    expect(await readText(test.vault, "/docs/a.txt")).toBe("alpha");
  });

  it("joins what comes in several questions into one deletion", async () => {
    const { deletion } = await test.handlers["files.delete"]({
      id: test.id,
      paths: ["/b.txt"],
      deletion: null,
    });
    await test.handlers["files.delete"]({ id: test.id, paths: ["/docs"], deletion });
    const { restored } = await test.handlers["files.undo-delete"]({ id: test.id, deletion });
    expect(restored).toEqual(["/b.txt", "/docs"]);
  });

  it("says what could not be deleted, and deletes the rest", async () => {
    const { failed } = await test.handlers["files.delete"]({
      id: test.id,
      paths: ["/none", "/b.txt"],
      deletion: null,
    });
    expect(failed).toEqual([{ path: "/none", failure: { kind: "not-found", path: "/none" } }]);
    expect(await namesIn("/")).toEqual(["docs"]);
  });

  it("is for good at the lock, and nothing of it stays in the vault", async () => {
    await test.handlers["files.delete"]({
      id: test.id,
      paths: ["/docs", "/b.txt"],
      deletion: null,
    });
    expect(await rootOnDisk()).toHaveLength(1);
    await test.open.lock(test.id);
    await unlock();
    expect(await rootOnDisk()).toEqual([]);
  });

  it("is for good on request", async () => {
    const { deletion } = await test.handlers["files.delete"]({
      id: test.id,
      paths: ["/b.txt"],
      deletion: null,
    });
    await test.handlers["files.forget-deleted"]({ id: test.id });
    expect(await rootOnDisk()).toEqual(["docs"]);
    expect((await test.handlers["files.undo-delete"]({ id: test.id, deletion })).restored).toEqual(
      [],
    );
  });

  it("cleans up after a crash, a day later and not before", async () => {
    const left = "/.latchkey-deleted-0123456789abcdef";
    await test.vault.makeDirectory(left);
    await namesIn("/");
    expect(await rootOnDisk()).toContain(left.slice(1));
    await test.open.lock(test.id);
    test.nowMs += 25 * 3_600_000;
    await unlock();
    await namesIn("/");
    await vi.waitFor(async () => {
      expect(await rootOnDisk()).toEqual(["b.txt", "docs"]);
    }, patient);
  });

  it("is refused in a vault that is only for reading", async () => {
    await test.open.lock(test.id);
    await unlock(true);
    const { failed } = await test.handlers["files.delete"]({
      id: test.id,
      paths: ["/b.txt"],
      deletion: null,
    });
    expect(failed).toMatchObject([{ path: "/b.txt", failure: { kind: "read-only" } }]);
    expect(await namesIn("/")).toEqual(["b.txt", "docs"]);
  });
});
