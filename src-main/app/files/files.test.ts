/** The files of an open vault, as the window asks for them. */

import { rm, writeFile as writeHostFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { LISTING_PART, type SearchNews } from "../../../src-shared/model/files.ts";
import { locate } from "../../names/locate.ts";
import { failing } from "../../test-support/failing.ts";
import { filesAtWork } from "../../test-support/files-at-work.ts";
import { newTestVault, readText, writeFile } from "../../test-support/open-test-vault.ts";
import { patient } from "../../test-support/patient.ts";
import { FolderListings } from "./folder-listings.ts";

const { test, namesIn } = filesAtWork();

describe("listing", () => {
  it("comes in parts that fit together, whatever changes meanwhile", async () => {
    const inMemory = await (await newTestVault()).open();
    const many = LISTING_PART + 7;
    for (let number = 0; number < many; number += 1) await inMemory.makeLink(`/${number}`, "/");
    const listings = new FolderListings(inMemory);
    const first = await listings.begin("/");
    expect(first).toMatchObject({ path: "/", total: many });
    expect(first.entries).toHaveLength(LISTING_PART);
    await inMemory.removeFile("/5");
    const rest = listings.more(first.listing, LISTING_PART);
    expect(new Set([...first.entries, ...rest].map(({ name }) => name)).size).toBe(many);
    expect(listings.more(first.listing, LISTING_PART)).toEqual([]);
    await inMemory.lock();
  });

  it.each(["/..", "/a/../b", "/a//b", "/a\0"])("refuses %j", async (path) => {
    await expect(test.handlers["files.list"]({ id: test.id, path })).rejects.toEqual(
      failing("name-invalid"),
    );
  });

  it("leaves out what is Latchkey's own", async () => {
    await writeFile(test.vault, "/a.txt", "alpha");
    await test.vault.makeDirectory("/.latchkey-deleted-0123456789abcdef");
    await writeFile(test.vault, "/.latchkey-properties", "x");
    expect(await namesIn("/")).toEqual(["a.txt"]);
  });

  it("fails once the vault is locked", async () => {
    await test.open.lock(test.id);
    await expect(namesIn("/")).rejects.toEqual(failing("locked"));
  });

  it("tells when the folder shown changes, by us or by others, and of no other", async () => {
    await test.vault.makeDirectory("/shown");
    await test.vault.makeDirectory("/other");
    const { contentPath } = await locate(test.vault, "/shown");
    await namesIn("/other");
    await namesIn("/shown");
    await writeFile(test.vault, "/other/b.txt", "beta");
    await writeFile(test.vault, "/shown/a.txt", "alpha");
    await vi.waitFor(() => {
      expect(test.changed).toContain("/shown");
    }, patient);
    const before = test.changed.length;
    await writeHostFile(join(test.folder, contentPath ?? "", "from-the-sync-client"), "");
    await vi.waitFor(() => {
      expect(test.changed.length).toBeGreaterThan(before);
    }, patient);
    expect(new Set(test.changed)).toEqual(new Set(["/shown"]));
  });
});

it("shows where something lies encrypted, under whatever name it has", async () => {
  await writeFile(test.vault, "/ a ", "alpha");
  const { ciphertextPath } = await locate(test.vault, "/ a ");
  const question = { id: test.id, path: "/ a " };
  const place = { path: "/ a ", ciphertextPath };
  expect(await test.handlers["files.locate"]({ ...question, show: false })).toEqual(place);
  expect(test.shown).toEqual([]);
  expect(await test.handlers["files.locate"]({ ...question, show: true })).toEqual(place);
  expect(test.shown).toEqual([join(test.folder, ciphertextPath)]);
});

describe("searching", () => {
  async function find(words: string, under = "/"): Promise<{ paths: string[]; last: SearchNews }> {
    const search = await test.handlers["files.search"]({ id: test.id, under, words });
    const paths: string[] = [];
    for (;;) {
      const last = await test.handlers["files.search-more"]({ id: test.id, search });
      paths.push(...last.hits.map(({ folder: at, entry }) => `${at}|${entry.name}`));
      if (last.step !== "searching") return { paths: paths.sort(), last };
    }
  }

  beforeEach(async () => {
    await test.vault.makeDirectory("/Recipes");
    await test.vault.makeDirectory("/Recipes/Old");
    await writeFile(test.vault, "/Recipes/Crêpes.md", "");
    await writeFile(test.vault, "/Recipes/Old/crepes suzette.md", "");
    await writeFile(test.vault, "/soup.md", "");
  });

  it("finds names everywhere, whatever their case and accents, and says how far it came", async () => {
    const { paths, last } = await find("CREPES");
    expect(paths).toEqual(["/Recipes/Old|crepes suzette.md", "/Recipes|Crêpes.md"]);
    expect(last).toMatchObject({ step: "done", folders: 3, entries: 5, unreadable: 0 });
  });

  it("wants every word, looks only where it is told, and finds folders too", async () => {
    expect((await find("suz cre")).paths).toEqual(["/Recipes/Old|crepes suzette.md"]);
    expect((await find("md", "/Recipes/Old")).paths).toEqual(["/Recipes/Old|crepes suzette.md"]);
    expect((await find("old")).paths).toEqual(["/Recipes|Old"]);
  });

  it("goes on past what it cannot read, and counts it", async () => {
    const { contentPath } = await locate(test.vault, "/Recipes/Old");
    await rm(join(test.folder, contentPath ?? ""), { recursive: true });
    const { paths, last } = await find("crepes");
    expect(paths).toEqual(["/Recipes|Crêpes.md"]);
    expect(last).toMatchObject({ step: "done", unreadable: 1 });
  });

  it("ends when it is stopped, and when another one begins", async () => {
    const search = await test.handlers["files.search"]({ id: test.id, under: "/", words: "md" });
    await test.handlers["files.stop-search"]({ id: test.id, search });
    expect((await test.handlers["files.search-more"]({ id: test.id, search })).step).toBe("done");
    await test.handlers["files.search"]({ id: test.id, under: "/", words: "other" });
    await expect(test.handlers["files.search-more"]({ id: test.id, search })).rejects.toEqual(
      failing("cancelled"),
    );
  });
});

describe("making and renaming", () => {
  it("makes a folder, with its name in the vault's form", async () => {
    expect(
      await test.handlers["files.make-folder"]({ id: test.id, folder: "/", name: "Cafe\u0301" }),
    ).toBe("/Café");
    expect(await namesIn("/")).toEqual(["Café"]);
    const again = test.handlers["files.make-folder"]({ id: test.id, folder: "/", name: "Café" });
    await expect(again).rejects.toEqual(failing("already-exists", "/Café"));
  });

  it.each(["a/b", "..", "."])("takes no name that leads elsewhere: %s", async (name) => {
    await writeFile(test.vault, "/a.txt", "alpha");
    const making = test.handlers["files.make-folder"]({ id: test.id, folder: "/", name });
    await expect(making).rejects.toEqual(failing("name-invalid"));
    const renaming = test.handlers["files.rename"]({ id: test.id, path: "/a.txt", name });
    await expect(renaming).rejects.toEqual(failing("name-invalid"));
    expect(await namesIn("/")).toEqual(["a.txt"]);
  });

  it("renames, also by case alone, and never over something else", async () => {
    await writeFile(test.vault, "/a.txt", "alpha");
    await writeFile(test.vault, "/b.txt", "beta");
    expect(
      await test.handlers["files.rename"]({ id: test.id, path: "/a.txt", name: "A.txt" }),
    ).toBe("/A.txt");
    const over = test.handlers["files.rename"]({ id: test.id, path: "/A.txt", name: "b.txt" });
    await expect(over).rejects.toEqual(failing("already-exists", "/b.txt"));
    expect(await readText(test.vault, "/b.txt")).toBe("beta");
  });

  it("leaves alone what a program of the drive is busy with", async () => {
    await test.vault.makeDirectory("/docs");
    await writeFile(test.vault, "/docs/a.txt", "alpha");
    const lock =
      '<?xml version="1.0"?><lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';
    const login = Buffer.from(`${test.share.username}:${test.share.password}`).toString("base64");
    const headers = { Authorization: `Basic ${login}`, "Content-Type": "application/xml" };
    const locked = await fetch(`${test.share.url}docs/a.txt`, {
      method: "LOCK",
      headers,
      body: lock,
    });
    expect(locked.status).toBe(200);
    const renaming = test.handlers["files.rename"]({ id: test.id, path: "/docs", name: "papers" });
    await expect(renaming).rejects.toEqual(failing("file-in-use", "/docs/a.txt"));
    const deleting = test.handlers["files.delete"]({
      id: test.id,
      paths: ["/docs"],
      deletion: null,
    });
    await expect(deleting).rejects.toEqual(failing("file-in-use", "/docs/a.txt"));
    expect(await namesIn("/")).toEqual(["docs"]);
  });
});
