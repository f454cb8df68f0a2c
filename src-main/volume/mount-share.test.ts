/** What holds for every way to mount; the way here is a list in memory. */

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { failing } from "../test-support/failing.ts";
import { tableOfDrives } from "../test-support/table-of-drives.ts";
import { driveBook } from "./drive-book.ts";
import { mountShare, removeRemnants, takeDown } from "./mount-share.ts";

const share = {
  url: "http://127.0.0.1:1/secret/Taxes/",
  username: "latchkey",
  password: "the password of the share",
  name: "Taxes",
  readOnly: false,
};

async function start() {
  const folder = await mkdtemp(join(tmpdir(), "drives-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const table = tableOfDrives();
  const book = driveBook(folder);
  const mount = (where?: string) =>
    mountShare([table.way], book, { vault: "/vaults/Taxes", share, where });
  return { folder: join(folder, "drives"), table, book, mount };
}

describe("a mounted share", () => {
  it("is in the book until it is taken down, without its login and for nobody else", async () => {
    const { folder, book, mount } = await start();
    const mounted = await mount("/mnt");
    expect(await book.list()).toMatchObject([
      { vault: "/vaults/Taxes", pid: process.pid, isAlive: true, drive: { place: "/mnt" } },
    ]);
    const [name = ""] = await readdir(folder);
    expect(await readFile(join(folder, name), "utf8")).not.toContain(share.password);
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    expect(await mounted.isThere()).toBe(true);
    await mounted.unmount("polite");
    expect(await mounted.isThere()).toBe(false);
    expect(await book.list()).toEqual([]);
  });

  it("leaves nothing in the book if it cannot be mounted", async () => {
    const { table, book, mount } = await start();
    table.fails = true;
    await expect(mount()).rejects.toEqual(failing("drive-failed"));
    await expect(mount("/refused")).rejects.toEqual(failing("drive-unavailable"));
    expect(await book.list()).toEqual([]);
  });

  it("stays, and stays in the book, while it is busy", async () => {
    const { table, book, mount } = await start();
    const mounted = await mount();
    table.isBusy = true;
    await expect(mounted.unmount("polite")).rejects.toEqual(failing("drive-busy"));
    expect([await mounted.isThere(), await book.list()]).toMatchObject([true, [{}]]);
  });
});

describe("taking it down", () => {
  const hurry = new AbortController().signal;

  it("waits for who is busy there", async () => {
    const { table, mount } = await start();
    const mounted = await mount();
    table.isBusy = true;
    setTimeout(() => {
      table.isBusy = false;
    }, 20);
    expect(await takeDown(mounted, { triesMs: Array(100).fill(10), hurry })).toBe(true);
  });

  it("does not wait for ever, nor any longer than the user wants", async () => {
    const { table, mount } = await start();
    table.isBusy = true;
    expect(await takeDown(await mount(), { triesMs: [1, 1], hurry })).toBe(false);
    const stopped = AbortSignal.abort();
    const soon = takeDown(await mount(), { triesMs: [60_000], hurry: stopped });
    expect(await soon).toBe(false);
    expect(table.mounted.size).toBe(0);
  });
});

describe("what a crash has left", () => {
  /** As if the process that has mounted it had ended. */
  async function crash(folder: string): Promise<void> {
    for (const name of await readdir(folder)) {
      const file = join(folder, name);
      const entry: unknown = JSON.parse(await readFile(file, "utf8"));
      // No process has this number: it is above what Linux gives.
      await writeFile(file, JSON.stringify(Object.assign({}, entry, { pid: 2 ** 30 })));
    }
  }

  it("is taken down, and what is in use is not", async () => {
    const { folder, table, book, mount } = await start();
    await mount("/left");
    await crash(folder);
    await mount("/used");
    expect((await book.list()).map(({ isAlive }) => isAlive).sort()).toEqual([false, true]);
    await removeRemnants([table.way], book);
    expect([...table.mounted.keys()]).toEqual(["/used"]);
    expect((await book.list()).map(({ drive }) => drive.place)).toEqual(["/used"]);
  });

  it("stays in the book if this system cannot take it down", async () => {
    const { folder, book, mount } = await start();
    await mount("/left");
    await crash(folder);
    await removeRemnants([], book);
    expect(await book.list()).toHaveLength(1);
  });
});
