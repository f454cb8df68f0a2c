import { mkdtemp, rm, writeFile as writeHostFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LISTING_PART, type SearchNews } from "../../../src-shared/model/files.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { locate } from "../../names/locate.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { failing } from "../../test-support/failing.ts";
import {
  newTestVault,
  readText,
  type TestVault,
  writeFile,
} from "../../test-support/open-test-vault.ts";
import { patient } from "../../test-support/patient.ts";
import type { Vault } from "../../vault/vault.ts";
import { type Share, startShare } from "../../webdav/server.ts";
import { OpenVaults } from "../open-vaults.ts";
import { loadVaultList, type VaultListBook } from "../vault-list.ts";
import { vaultListFile } from "../vault-list-file.ts";
import { FileSession } from "./file-session.ts";
import { FolderListings } from "./folder-listings.ts";
import { filesHandlers } from "./handlers.ts";
import { Previews } from "./previews.ts";

let folder: string;
let testVault: TestVault;
let open: OpenVaults;
let list: VaultListBook;
let vault: Vault;
let share: Share;
let id: VaultId;
let previews: Previews;
let handlers: ReturnType<typeof filesHandlers>;
let changed: string[];
let shown: string[];
let nowMs: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "files-"));
  nowMs = Date.now();
  changed = [];
  shown = [];
  testVault = await newTestVault({ storage: nodeStorage(folder) });
  list = await loadVaultList(vaultListFile(`${folder}-list`, () => nowMs));
  ({ id } = await list.add(folder, "Taxes"));
  open = new OpenVaults(
    () => nowMs,
    () => undefined,
  );
  previews = new Previews(systemWorld.random);
  handlers = filesHandlers({
    state: { open, list },
    previews,
    announce: (name, said) => {
      if (name === "files.changed" && "path" in said) changed.push(said.path);
    },
    log: vi.fn(),
    showInFolder: (path) => {
      shown.push(path);
      return Promise.resolve();
    },
  });
  await unlock();
});

/** Milliseconds that a busy machine may take for what is to come by itself. */

async function unlock(readOnly = false): Promise<void> {
  await open.unlock(id, async () => {
    vault = await testVault.open({ readOnly });
    share = await startShare(vault, { name: "Taxes", random: systemWorld.random });
    return { vault, share, files: new FileSession(vault, { ...systemWorld, now: () => nowMs }) };
  });
}

afterEach(async () => {
  await open.close();
  await rm(folder, { recursive: true });
  await rm(`${folder}-list`, { recursive: true, force: true });
});

const namesIn = async (path: string) =>
  (await handlers["files.list"]({ id, path })).entries.map(({ name }) => name).sort();

/** What a client of the drive is shown. */
async function drive(path: string, method: string): Promise<Response> {
  const login = Buffer.from(`${share.username}:${share.password}`).toString("base64");
  return fetch(share.url + path, {
    method,
    headers: { Authorization: `Basic ${login}`, Depth: "1" },
  });
}

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
    await expect(handlers["files.list"]({ id, path })).rejects.toEqual(failing("name-invalid"));
  });

  it("leaves out what is Latchkey's own", async () => {
    await writeFile(vault, "/a.txt", "alpha");
    await vault.makeDirectory("/.latchkey-deleted-0123456789abcdef");
    await writeFile(vault, "/.latchkey-properties", "x");
    expect(await namesIn("/")).toEqual(["a.txt"]);
  });

  it("fails once the vault is locked", async () => {
    await open.lock(id);
    await expect(namesIn("/")).rejects.toEqual(failing("locked"));
  });

  it("tells when the folder shown changes, by us or by others, and of no other", async () => {
    await vault.makeDirectory("/shown");
    await vault.makeDirectory("/other");
    const { contentPath } = await locate(vault, "/shown");
    await namesIn("/other");
    await namesIn("/shown");
    await writeFile(vault, "/other/b.txt", "beta");
    await writeFile(vault, "/shown/a.txt", "alpha");
    await vi.waitFor(() => {
      expect(changed).toContain("/shown");
    }, patient);
    const before = changed.length;
    await writeHostFile(join(folder, contentPath ?? "", "from-the-sync-client"), "");
    await vi.waitFor(() => {
      expect(changed.length).toBeGreaterThan(before);
    }, patient);
    expect(new Set(changed)).toEqual(new Set(["/shown"]));
  });
});

it("shows where something lies encrypted, under whatever name it has", async () => {
  await writeFile(vault, "/ a ", "alpha");
  const { ciphertextPath } = await locate(vault, "/ a ");
  const question = { id, path: "/ a " };
  const place = { path: "/ a ", ciphertextPath };
  expect(await handlers["files.locate"]({ ...question, show: false })).toEqual(place);
  expect(shown).toEqual([]);
  expect(await handlers["files.locate"]({ ...question, show: true })).toEqual(place);
  expect(shown).toEqual([join(folder, ciphertextPath)]);
});

describe("searching", () => {
  async function find(words: string, under = "/"): Promise<{ paths: string[]; last: SearchNews }> {
    const search = await handlers["files.search"]({ id, under, words });
    const paths: string[] = [];
    for (;;) {
      const last = await handlers["files.search-more"]({ id, search });
      paths.push(...last.hits.map(({ folder: at, entry }) => `${at}|${entry.name}`));
      if (last.step !== "searching") return { paths: paths.sort(), last };
    }
  }

  beforeEach(async () => {
    await vault.makeDirectory("/Recipes");
    await vault.makeDirectory("/Recipes/Old");
    await writeFile(vault, "/Recipes/Crêpes.md", "");
    await writeFile(vault, "/Recipes/Old/crepes suzette.md", "");
    await writeFile(vault, "/soup.md", "");
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
    const { contentPath } = await locate(vault, "/Recipes/Old");
    await rm(join(folder, contentPath ?? ""), { recursive: true });
    const { paths, last } = await find("crepes");
    expect(paths).toEqual(["/Recipes|Crêpes.md"]);
    expect(last).toMatchObject({ step: "done", unreadable: 1 });
  });

  it("ends when it is stopped, and when another one begins", async () => {
    const search = await handlers["files.search"]({ id, under: "/", words: "md" });
    await handlers["files.stop-search"]({ id, search });
    expect((await handlers["files.search-more"]({ id, search })).step).toBe("done");
    await handlers["files.search"]({ id, under: "/", words: "other" });
    await expect(handlers["files.search-more"]({ id, search })).rejects.toEqual(
      failing("cancelled"),
    );
  });
});

describe("making and renaming", () => {
  it("makes a folder, with its name in the vault's form", async () => {
    expect(await handlers["files.make-folder"]({ id, folder: "/", name: "Cafe\u0301" })).toBe(
      "/Café",
    );
    expect(await namesIn("/")).toEqual(["Café"]);
    const again = handlers["files.make-folder"]({ id, folder: "/", name: "Café" });
    await expect(again).rejects.toEqual(failing("already-exists", "/Café"));
  });

  it.each(["a/b", "..", "."])("takes no name that leads elsewhere: %s", async (name) => {
    await writeFile(vault, "/a.txt", "alpha");
    const making = handlers["files.make-folder"]({ id, folder: "/", name });
    await expect(making).rejects.toEqual(failing("name-invalid"));
    const renaming = handlers["files.rename"]({ id, path: "/a.txt", name });
    await expect(renaming).rejects.toEqual(failing("name-invalid"));
    expect(await namesIn("/")).toEqual(["a.txt"]);
  });

  it("renames, also by case alone, and never over something else", async () => {
    await writeFile(vault, "/a.txt", "alpha");
    await writeFile(vault, "/b.txt", "beta");
    expect(await handlers["files.rename"]({ id, path: "/a.txt", name: "A.txt" })).toBe("/A.txt");
    const over = handlers["files.rename"]({ id, path: "/A.txt", name: "b.txt" });
    await expect(over).rejects.toEqual(failing("already-exists", "/b.txt"));
    expect(await readText(vault, "/b.txt")).toBe("beta");
  });

  it("leaves alone what a program of the drive is busy with", async () => {
    await vault.makeDirectory("/docs");
    await writeFile(vault, "/docs/a.txt", "alpha");
    const lock =
      '<?xml version="1.0"?><lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';
    const login = Buffer.from(`${share.username}:${share.password}`).toString("base64");
    const headers = { Authorization: `Basic ${login}`, "Content-Type": "application/xml" };
    const locked = await fetch(`${share.url}docs/a.txt`, { method: "LOCK", headers, body: lock });
    expect(locked.status).toBe(200);
    const renaming = handlers["files.rename"]({ id, path: "/docs", name: "papers" });
    await expect(renaming).rejects.toEqual(failing("file-in-use", "/docs/a.txt"));
    const deleting = handlers["files.delete"]({ id, paths: ["/docs"], deletion: null });
    await expect(deleting).rejects.toEqual(failing("file-in-use", "/docs/a.txt"));
    expect(await namesIn("/")).toEqual(["docs"]);
  });
});

describe("deleting", () => {
  beforeEach(async () => {
    await vault.makeDirectory("/docs");
    await writeFile(vault, "/docs/a.txt", "alpha");
    await writeFile(vault, "/b.txt", "beta");
  });

  const rootOnDisk = async () => (await vault.list("/")).map(({ name }) => name).sort();

  it("takes away from the window and the drive, and puts back as it was", async () => {
    const { deletion, failed } = await handlers["files.delete"]({
      id,
      paths: ["/docs", "/b.txt"],
      deletion: null,
    });
    expect(failed).toEqual([]);
    expect(await namesIn("/")).toEqual([]);
    expect((await (await drive("", "PROPFIND")).text()).match(/<[^>]*response>/g)).toHaveLength(2);
    const [hidden] = await rootOnDisk();
    expect((await drive(`${hidden ?? ""}/1/b.txt`, "GET")).status).toBe(404);

    const undone = await handlers["files.undo-delete"]({ id, deletion });
    expect(undone).toEqual({ restored: ["/docs", "/b.txt"], failed: [] });
    expect(await namesIn("/")).toEqual(["b.txt", "docs"]);
    expect(await readText(vault, "/docs/a.txt")).toBe("alpha");
  });

  it("puts back beside what has taken the name, and makes the folder again that is gone", async () => {
    const first = await handlers["files.delete"]({ id, paths: ["/b.txt"], deletion: null });
    await writeFile(vault, "/b.txt", "another");
    expect(await handlers["files.undo-delete"]({ id, deletion: first.deletion })).toMatchObject({
      restored: ["/b (2).txt"],
    });
    expect(await readText(vault, "/b.txt")).toBe("another");

    const second = await handlers["files.delete"]({ id, paths: ["/docs/a.txt"], deletion: null });
    await vault.removeTree("/docs");
    await handlers["files.undo-delete"]({ id, deletion: second.deletion });
    expect(await readText(vault, "/docs/a.txt")).toBe("alpha");
  });

  it("joins what comes in several questions into one deletion", async () => {
    const { deletion } = await handlers["files.delete"]({ id, paths: ["/b.txt"], deletion: null });
    await handlers["files.delete"]({ id, paths: ["/docs"], deletion });
    const { restored } = await handlers["files.undo-delete"]({ id, deletion });
    expect(restored).toEqual(["/b.txt", "/docs"]);
  });

  it("says what could not be deleted, and deletes the rest", async () => {
    const { failed } = await handlers["files.delete"]({
      id,
      paths: ["/none", "/b.txt"],
      deletion: null,
    });
    expect(failed).toEqual([{ path: "/none", failure: { kind: "not-found", path: "/none" } }]);
    expect(await namesIn("/")).toEqual(["docs"]);
  });

  it("is for good at the lock, and nothing of it stays in the vault", async () => {
    await handlers["files.delete"]({ id, paths: ["/docs", "/b.txt"], deletion: null });
    expect(await rootOnDisk()).toHaveLength(1);
    await open.lock(id);
    await unlock();
    expect(await rootOnDisk()).toEqual([]);
  });

  it("is for good on request", async () => {
    const { deletion } = await handlers["files.delete"]({ id, paths: ["/b.txt"], deletion: null });
    await handlers["files.forget-deleted"]({ id });
    expect(await rootOnDisk()).toEqual(["docs"]);
    expect((await handlers["files.undo-delete"]({ id, deletion })).restored).toEqual([]);
  });

  it("cleans up after a crash, a day later and not before", async () => {
    const left = "/.latchkey-deleted-0123456789abcdef";
    await vault.makeDirectory(left);
    await namesIn("/");
    expect(await rootOnDisk()).toContain(left.slice(1));
    await open.lock(id);
    nowMs += 25 * 3_600_000;
    await unlock();
    await namesIn("/");
    await vi.waitFor(async () => {
      expect(await rootOnDisk()).toEqual(["b.txt", "docs"]);
    }, patient);
  });

  it("is refused in a vault that is only for reading", async () => {
    await open.lock(id);
    await unlock(true);
    const { failed } = await handlers["files.delete"]({ id, paths: ["/b.txt"], deletion: null });
    expect(failed).toMatchObject([{ path: "/b.txt", failure: { kind: "read-only" } }]);
    expect(await namesIn("/")).toEqual(["b.txt", "docs"]);
  });
});

describe("previews", () => {
  const preview = (path: string, isSmall = false) =>
    handlers["files.preview"]({ id, path, isSmall });

  it("hand out the bytes of a picture once", async () => {
    await writeFile(vault, "/a.png", new Uint8Array([1, 2, 3]));
    const made = await preview("/a.png");
    if (made.kind !== "picture") throw new Error("no picture");
    expect(made).toMatchObject({ isDrawing: false });
    expect(made.token).toMatch(/^[\da-f]{64}$/);
    const taken = previews.take(made.token);
    expect(taken).toEqual({ contentType: "image/png", bytes: new Uint8Array([1, 2, 3]) });
    expect(previews.take(made.token)).toBeNull();
  });

  it("know text by its content, and show no more than its beginning", async () => {
    await writeFile(vault, "/notes", "Grüße");
    await writeFile(vault, "/noise", new Uint8Array([1, 0, 2]));
    await writeFile(vault, "/long.log", "x".repeat(2 ** 20 + 1));
    const notes = await preview("/notes");
    expect(notes).toMatchObject({ kind: "text", isWhole: true });
    const token = notes.kind === "text" ? notes.token : "";
    expect(previews.take(token)).toEqual({
      contentType: "application/octet-stream",
      bytes: new Uint8Array(Buffer.from("Grüße")),
    });
    expect(await preview("/noise")).toEqual({ kind: "none", reason: "unknown-kind" });
    expect(await preview("/long.log")).toMatchObject({ kind: "text", isWhole: false });
  });

  it("give a page of the web to the window as bytes, never as a page", async () => {
    await writeFile(vault, "/a.html", "<script>alert(1)</script>");
    const made = await preview("/a.html");
    const token = made.kind === "text" ? made.token : "";
    expect(previews.take(token)?.contentType).toBe("application/octet-stream");
  });

  it("show nothing that does not authenticate", async () => {
    await writeFile(vault, "/a.png", new Uint8Array(100_000));
    const { ciphertextPath } = await locate(vault, "/a.png");
    const file = await testVault.storage.open(ciphertextPath, "edit");
    await file.write(new Uint8Array([1, 2, 3, 4]), 90_000);
    await file.close();
    await expect(preview("/a.png")).rejects.toEqual(failing("tampered", "/a.png"));
  });

  it("are gone with the lock", async () => {
    await writeFile(vault, "/a.png", new Uint8Array([1, 2, 3]));
    const made = await preview("/a.png");
    await open.lock(id);
    expect(previews.take(made.kind === "picture" ? made.token : "")).toBeNull();
  });

  it("make small pictures of pictures only", async () => {
    await writeFile(vault, "/a.txt", "alpha");
    await writeFile(vault, "/a.svg", "<svg/>");
    expect(await preview("/a.txt", true)).toEqual({ kind: "none", reason: "unknown-kind" });
    expect(await preview("/a.svg", true)).toMatchObject({ kind: "picture", isDrawing: true });
  });
});
