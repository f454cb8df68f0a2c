import { beforeEach, describe, expect, it, vi } from "vitest";
import { type FileEntry, LISTING_PART, ListingId, SearchId } from "../../src-shared/model/files.ts";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { taxesId as id } from "../test-support/summaries.ts";
import { decodeText } from "./decode-text.ts";
import { foldersTo, itemIn, parentOf } from "./file-item.ts";
import { filesBook } from "./files-book.ts";
import { filesStore } from "./files-store.ts";
import { kindWords } from "./item-kind.ts";
import {
  extendTo,
  keptAmong,
  moveBy,
  nothingSelected,
  selectAll,
  selectOnly,
  toggle,
  typedAhead,
} from "./selection.ts";
import { sortItems } from "./sort-items.ts";

const listing = ListingId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
const search = SearchId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");

function entry(name: string, more: Partial<FileEntry> = {}): FileEntry {
  const plain = { size: 1, modifiedMs: 1, createdMs: 1, revision: "1", failure: null } as const;
  return { name, kind: "file", ...plain, ...more };
}
const folderEntry = (name: string): FileEntry => entry(name, { kind: "directory", size: null });
const items = (...names: string[]) => names.map((name) => itemIn("/", entry(name)));

/** Main with folders in its memory. */
function mainWith(folders: Record<string, FileEntry[]>): Answers {
  return {
    "files.list": ({ path }) => {
      const entries = folders[path];
      if (!entries) return { ok: false, failure: { kind: "not-found", path } };
      const value = {
        listing,
        path,
        total: entries.length,
        entries: entries.slice(0, LISTING_PART),
      };
      return { ok: true, value };
    },
    "files.list-more": ({ from }) => ({
      ok: true,
      value: (folders["/"] ?? []).slice(from, from + LISTING_PART),
    }),
  };
}

const namesOf = (store: ReturnType<typeof filesStore>) =>
  store.getState().items.map((item) => item.entry.name);

describe("paths", () => {
  it("lead from the root to a folder, and back", () => {
    expect(foldersTo("/a/b").map(({ path }) => path)).toEqual(["/", "/a", "/a/b"]);
    expect([parentOf("/a/b"), parentOf("/a"), parentOf("/")]).toEqual(["/a", "/", null]);
  });
});

describe("kinds", () => {
  it.each([
    [entry("a.PNG"), "Picture (PNG)"],
    [entry("a.pdf"), "PDF"],
    [entry(".profile"), "File"],
    [entry("a.unheardof"), "File"],
    [folderEntry("a.png"), "Folder"],
    [entry("a", { kind: "symlink" }), "Link"],
    [entry("a.txt", { failure: { kind: "tampered", path: "/a.txt" } }), "Cannot be read"],
  ])("are named: %o", (of, words) => {
    expect(kindWords(of)).toBe(words);
  });
});

describe("the order", () => {
  const mixed = [
    itemIn("/", entry("song 10.mp3", { size: 5, modifiedMs: 3 })),
    itemIn("/", entry("song 2.mp3", { size: 9, modifiedMs: 2 })),
    itemIn("/", folderEntry("Zoo")),
    itemIn("/", entry("a.txt", { size: 5, modifiedMs: 9 })),
  ];
  it.each([
    ["name", false, "Zoo, a.txt, song 2.mp3, song 10.mp3"],
    ["name", true, "Zoo, song 10.mp3, song 2.mp3, a.txt"],
    ["size", true, "Zoo, song 2.mp3, a.txt, song 10.mp3"],
    ["modifiedMs", false, "Zoo, song 2.mp3, song 10.mp3, a.txt"],
    ["kind", false, "Zoo, song 2.mp3, song 10.mp3, a.txt"],
  ] as const)("by %s, descending %s: folders first, equals by name", (by, isDescending, names) => {
    const sorted = sortItems(mixed, { by, isDescending });
    expect(sorted.map((item) => item.entry.name).join(", ")).toBe(names);
  });
});

describe("the selection", () => {
  const five = items("a", "b", "c", "d", "e");
  const paths = ({ paths: selected }: { paths: ReadonlySet<string> }) => [...selected].join("");

  it("grows from its anchor to the focus, in both directions", () => {
    const one = selectOnly("/c");
    expect(paths(extendTo(five, one, "/e"))).toBe("/c/d/e");
    expect(paths(extendTo(five, extendTo(five, one, "/e"), "/b"))).toBe("/b/c");
    expect(paths(moveBy(five, one, -1, true))).toBe("/b/c");
  });

  it("takes and gives single items", () => {
    expect(paths(toggle(toggle(selectOnly("/a"), "/c"), "/a"))).toBe("/c");
  });

  it("stays among what there is", () => {
    expect(paths(moveBy(five, selectOnly("/e"), 10, false))).toBe("/e");
    expect(paths(moveBy(five, nothingSelected, 1, false))).toBe("/a");
    expect(paths(moveBy(five, nothingSelected, -1, false))).toBe("/e");
    expect(paths(moveBy(five, nothingSelected, -5, false))).toBe("/a");
    expect(paths(moveBy(five, nothingSelected, 5, false))).toBe("/e");
    expect(moveBy([], nothingSelected, 1, false)).toEqual(nothingSelected);
    expect(selectAll(five, selectOnly("/b"))).toMatchObject({ focus: "/b" });
  });

  it("leaves its focus near when what had it goes", () => {
    const kept = keptAmong(items("a", "b", "d", "e"), selectOnly("/c"), five);
    expect(kept).toEqual({ paths: new Set(), focus: "/d", anchor: "/d" });
  });

  it("follows what is typed: a longer beginning stays, one letter goes on and round", () => {
    const some = items("apple", "apricot", "banana");
    expect(typedAhead(some, selectOnly("/apple"), "ap", false)).toBe("/apple");
    expect(typedAhead(some, selectOnly("/apple"), "apr", false)).toBe("/apricot");
    expect(typedAhead(some, selectOnly("/apricot"), "a", true)).toBe("/apple");
    expect(typedAhead(some, nothingSelected, "x", false)).toBeNull();
  });
});

describe("a folder", () => {
  it("is fetched part by part, and told how far", async () => {
    const many = Array.from({ length: LISTING_PART * 2 + 5 }, (_, number) => entry(`${number}`));
    const bridge = fakeBridge(mainWith({ "/": many }));
    const store = filesStore(bridge, id);
    const known: (number | undefined)[] = [];
    store.subscribe(({ reading }) => known.push(reading?.known));
    await store.start();
    expect(namesOf(store)).toHaveLength(many.length);
    expect(new Set(namesOf(store)).size).toBe(many.length);
    expect(known).toEqual(expect.arrayContaining([0, LISTING_PART, LISTING_PART * 2]));
  });

  it("is left and come back to, with what was selected", async () => {
    const main = mainWith({ "/": [folderEntry("docs")], "/docs": [entry("a.txt")] });
    const store = filesStore(fakeBridge(main), id);
    await store.start();
    await store.folder.go("/docs");
    expect(namesOf(store)).toEqual(["a.txt"]);
    await store.folder.up();
    expect(store.getState()).toMatchObject({ folder: "/", selection: { focus: "/docs" } });
    await store.folder.back();
    expect(store.getState().folder).toBe("/docs");
  });

  it("that is slow does not take the place of the one that was asked for after it", async () => {
    const waiting: (() => void)[] = [];
    const main = mainWith({
      "/": [folderEntry("slow")],
      "/slow": [entry("s")],
      "/fast": [entry("f")],
    });
    const bridge = fakeBridge({
      ...main,
      "files.list": async (question) => {
        if (question.path === "/slow") await new Promise<void>((resolve) => waiting.push(resolve));
        return (
          (await main["files.list"]?.(question)) ?? { ok: false, failure: { kind: "unexpected" } }
        );
      },
    });
    const store = filesStore(bridge, id);
    const slow = store.folder.go("/slow");
    await store.folder.go("/fast");
    for (const go of waiting) go();
    await slow;
    expect(store.getState().folder).toBe("/fast");
    expect(namesOf(store)).toEqual(["f"]);
  });

  it("says why it cannot be listed; one that was removed gives way to the one above", async () => {
    const folders: Record<string, FileEntry[]> = { "/": [folderEntry("docs")], "/docs": [] };
    const store = filesStore(fakeBridge(mainWith(folders)), id);
    await store.folder.go("/none");
    expect(store.getState().failure).toEqual({ kind: "not-found", path: "/none" });
    await store.folder.go("/docs");
    expect(store.getState().failure).toBeNull();
    folders["/"] = [];
    Reflect.deleteProperty(folders, "/docs");
    await store.folder.refresh();
    expect(store.getState()).toMatchObject({ folder: "/", failure: null });
  });

  it("keeps its selection when it is read again", async () => {
    const folders = { "/": [entry("a"), entry("b")] };
    const store = filesStore(fakeBridge(mainWith(folders)), id);
    await store.start();
    store.select(selectOnly("/b"));
    folders["/"] = [entry("a"), entry("b"), entry("c")];
    await store.folder.refresh();
    expect(namesOf(store)).toEqual(["a", "b", "c"]);
    expect(store.getState().selection).toEqual(selectOnly("/b"));
  });
});

describe("what main tells", () => {
  it("reads the folder that is shown again, and no other; and nothing of a locked vault is kept", async () => {
    const folders = { "/": [entry("a")] };
    const bridge = fakeBridge(mainWith(folders));
    const book = filesBook(bridge);
    const store = book.of(id);
    book.showTab(id, "files");
    await store.start();
    folders["/"] = [entry("a"), entry("b")];
    bridge.announce("files.changed", { id, path: "/elsewhere" });
    expect(namesOf(store)).toEqual(["a"]);
    bridge.announce("files.changed", { id, path: "/" });
    await expect.poll(() => namesOf(store)).toEqual(["a", "b"]);
    bridge.announce("vaults.changed", { vaults: [], notice: null });
    expect(book.tabs.getState()).toEqual({});
    expect(book.of(id)).not.toBe(store);
  });
});

describe("searching", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it("shows hits as they come, stops on request, and ends with an empty field", async () => {
    const news = { folders: 1, entries: 5, unreadable: 0, at: "/", step: "searching" } as const;
    let round = 0;
    const bridge = fakeBridge({
      ...mainWith({ "/": [entry("a")] }),
      "files.search": () => ({ ok: true, value: search }),
      "files.stop-search": () => ({ ok: true, value: null }),
      "files.search-more": async () => {
        round += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return {
          ok: true,
          value: { ...news, hits: [{ folder: "/x", entry: entry(`hit ${round}`) }] },
        };
      },
    });
    const store = filesStore(bridge, id);
    await store.start();
    store.finder.search("h");
    store.finder.search("hi");
    await vi.advanceTimersByTimeAsync(500);
    expect(bridge.asked.filter(([channel]) => channel === "files.search")).toHaveLength(1);
    expect(namesOf(store)).toEqual(["hit 1", "hit 2"]);
    store.finder.stopSearch();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(namesOf(store)).toEqual(["hit 1", "hit 2"]);
    expect(store.getState().search?.news?.step).toBe("done");
    expect(bridge.asked.at(-1)?.[0]).toBe("files.stop-search");
    store.finder.search("");
    expect(namesOf(store)).toEqual(["a"]);
  });
});

describe("changing", () => {
  it("deletes thousands in parts of one deletion, and takes them back as one", async () => {
    const many = Array.from({ length: 2_500 }, (_, number) => entry(`${number}`));
    const folders = { "/": many };
    const deletions: (number | null)[] = [];
    const bridge = fakeBridge({
      ...mainWith(folders),
      "files.delete": ({ paths, deletion }) => {
        deletions.push(deletion);
        folders["/"] = folders["/"].filter(({ name }) => !paths.includes(`/${name}`));
        return { ok: true, value: { deletion: 7, failed: [] } };
      },
      "files.undo-delete": ({ deletion }) => {
        folders["/"] = deletion === 7 ? many : [];
        return { ok: true, value: { restored: many.map(({ name }) => `/${name}`), failed: [] } };
      },
    });
    const store = filesStore(bridge, id);
    await store.start();
    const { items: shown, selection } = store.getState();
    store.select(selectAll(shown, selection));
    await store.changes.deleteSelected();
    expect(deletions).toEqual([null, 7, 7]);
    expect(store.getState()).toMatchObject({
      items: [],
      deleting: null,
      deletions: [{ deletion: 7, count: 2_500 }],
      note: "2,500 items deleted.",
    });
    await store.changes.undoDelete();
    expect(namesOf(store)).toHaveLength(2_500);
    expect(store.getState()).toMatchObject({ deletions: [], note: "2,500 items put back." });
  });

  it("tells what is put back or removed for good while it takes, and asks for it once", async () => {
    const answers: (() => void)[] = [];
    const later = <T,>(value: T) =>
      new Promise<{ ok: true; value: T }>((resolve) => {
        answers.push(() => {
          resolve({ ok: true, value });
        });
      });
    const bridge = fakeBridge({
      ...mainWith({ "/": [entry("a")] }),
      "files.undo-delete": () => later({ restored: ["/a"], failed: [] }),
      "files.forget-deleted": () => later(null),
    });
    const store = filesStore(bridge, id);
    await store.start();
    const deletions = [{ deletion: 7, count: 1 }];
    for (const step of ["undo", "forget"] as const) {
      store.setState({ deletions });
      const ask = step === "undo" ? store.changes.undoDelete : store.changes.forgetDeleted;
      const asked = bridge.asked.length;
      const done = ask();
      await ask();
      expect(store.getState().settling).toBe(step);
      expect(bridge.asked).toHaveLength(asked + 1);
      answers.pop()?.();
      await done;
      expect(store.getState()).toMatchObject({ settling: null, deletions: [] });
    }
  });

  it("names a new folder so that it is new, and begins to rename it", async () => {
    const folders = { "/": [folderEntry("New folder")] };
    const bridge = fakeBridge({
      ...mainWith(folders),
      "files.make-folder": ({ name }) => {
        folders["/"].push(folderEntry(name));
        return { ok: true, value: `/${name}` };
      },
    });
    const store = filesStore(bridge, id);
    await store.start();
    await store.changes.makeFolder();
    expect(store.getState()).toMatchObject({
      renaming: "/New folder 2",
      selection: selectOnly("/New folder 2"),
    });
  });

  it("says in words why something was not done, and asks nothing for the same name", async () => {
    const bridge = fakeBridge({
      ...mainWith({ "/": [entry("a")] }),
      "files.rename": ({ name }) => ({
        ok: false,
        failure: { kind: "already-exists", path: `/${name}` },
      }),
    });
    const store = filesStore(bridge, id);
    await store.start();
    await store.changes.rename("/a", "a");
    await store.changes.rename("/a", " ");
    expect(bridge.asked.filter(([channel]) => channel === "files.rename")).toEqual([]);
    await store.changes.rename("/a", "b");
    expect(store.getState().problem).toMatch(/“\/b” exists already/);
  });
});

describe("copying in and out", () => {
  it("names the folder that is shown, and what is selected; a drag takes what it begins at", async () => {
    const bridge = fakeBridge({
      ...mainWith({ "/": [entry("a"), entry("b")] }),
      "transfer.import": () => ({ ok: true, value: null }),
      "transfer.export": () => ({ ok: true, value: null }),
      "transfer.drag-out": () => ({ ok: true, value: false }),
      "transfer.open": () => ({ ok: false, failure: { kind: "no-space", path: "/a" } }),
    });
    const store = filesStore(bridge, id);
    await store.start();
    await store.transfers.copyIn("folder");
    expect(bridge.asked.at(-1)).toEqual(["transfer.import", { id, folder: "/", by: "folder" }]);
    store.select(selectOnly("/a"));
    await store.transfers.copyOut();
    expect(bridge.asked.at(-1)).toEqual(["transfer.export", { id, paths: ["/a"] }]);
    await store.transfers.dragOut("/b");
    expect(bridge.asked.at(-1)).toEqual(["transfer.drag-out", { id, paths: ["/b"] }]);
    expect(store.getState().note).toBe("The copies are ready: drag once more.");
    await store.transfers.open("/a");
    expect(store.getState().problem).toMatch(/disk is full/);
  });
});

it("reads text as its first bytes say that it is written", () => {
  expect(decodeText(new TextEncoder().encode("Grüße"))).toBe("Grüße");
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x47, 0, 0xfc, 0]))).toBe("Gü");
  expect(decodeText(new Uint8Array([0xfe, 0xff, 0, 0x47, 0, 0xfc]))).toBe("Gü");
});
