/** Copies into an open vault and out of it, as the window asks for them. */

import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Transfer } from "../../../src-shared/model/transfer.ts";
import { failing } from "../../test-support/failing.ts";
import { namesIn, readText, writeFile } from "../../test-support/open-test-vault.ts";
import { patient } from "../../test-support/patient.ts";
import { transfersAtWork } from "../../test-support/transfers-at-work.ts";
import { filesBeingWritten } from "../lock-vault.ts";

const { test, at, unlock, first, startApp, until, importing } = transfersAtWork();

describe("a copy into the vault", () => {
  it("is of what the user picked, tells how it goes, and leaves no journal", async () => {
    await importing();
    const { state, name, target, direction } = await until("ended");
    expect(state).toEqual({
      kind: "ended",
      wasCancelled: false,
      summary: { files: 2, directories: 2, symlinks: 0, bytes: 3_000_003, skipped: 0 },
    });
    expect([name, target, direction]).toEqual(["src", "/", "import"]);
    expect(await readText(test.vault, "/src/a.txt")).toBe("new");
    await vi.waitFor(() => {
      expect(test.told).toBeGreaterThan(0);
      expect(readdirSync(at("data", "transfers", test.id))).toEqual([]);
    }, patient);
    await test.handlers["transfer.dismiss"]({ transfer: first().id });
    expect(test.transfers.book.list.transfers).toEqual([]);
  });

  it("is none if the user picked nothing", async () => {
    expect(
      await test.handlers["transfer.import"]({ id: test.id, folder: "/", by: "files" }),
    ).toBeNull();
    expect(test.transfers.book.list.transfers).toEqual([]);
  });

  it("asks about a name that is taken, and heeds the answer for all others", async () => {
    for (const name of ["a.txt", "b.txt"]) {
      writeFileSync(at("src", name), "new");
      await test.vault.makeDirectory("/src").catch(() => undefined);
      await writeFile(test.vault, `/src/${name}`, "old");
    }
    await importing();
    const { state, id: transfer } = await until("asking");
    if (state.kind !== "asking") throw new Error("nothing was asked");
    expect(state.conflict).toMatchObject({
      path: "/src/a.txt",
      coming: { size: 3 },
      present: { size: 3 },
    });
    await test.handlers["transfer.answer"]({ transfer, rule: "keep-both", forAll: true });
    await until("ended");
    expect(await namesIn(test.vault, "/src")).toEqual([
      "a (2).txt",
      "a.txt",
      "b (2).txt",
      "b.txt",
      "sub/",
    ]);
    expect(await readText(test.vault, "/src/a.txt")).toBe("old");
  });

  it("is refused from the vault folder itself, and into a vault that is read-only", async () => {
    test.desktop.sources = [at("vault", "d")];
    await expect(
      test.handlers["transfer.import"]({ id: test.id, folder: "/", by: "folder" }),
    ).rejects.toEqual(failing("local-overlaps"));
    test.desktop.sources = [test.scratch];
    await expect(
      test.handlers["transfer.import"]({ id: test.id, folder: "/", by: "folder" }),
    ).rejects.toEqual(failing("local-overlaps"));
  });

  it("names what failed in a report, and copies the rest", async () => {
    writeFileSync(at("src", "secret"), "x");
    chmodSync(at("src", "secret"), 0);
    writeFileSync(at("src", "sub", "z"), "z");
    await test.vault.makeDirectory("/src");
    await test.vault.makeDirectory("/src/a.txt");
    await importing();
    const { id: transfer } = await until("asking");
    await test.handlers["transfer.answer"]({ transfer, rule: "replace", forAll: false });
    const { failed } = await until("ended");
    expect(failed).toBeGreaterThan(0);
    expect(await test.handlers["transfer.save-report"]({ transfer })).toBe(false);
    test.report = at("report.txt");
    expect(await test.handlers["transfer.save-report"]({ transfer })).toBe(true);
    expect(readFileSync(test.report, "utf8")).toMatch(
      /into the vault “Taxes”[\s\S]*Not copied: \d[\s\S]*\/src\/a\.txt/,
    );
    expect(await readText(test.vault, "/src/sub/z")).toBe("z");
  });
});

describe("a copy that is held up", () => {
  beforeEach(async () => {
    await test.vault.makeDirectory("/src");
    await writeFile(test.vault, "/src/a.txt", "old");
    // It waits at this question for as long as the test likes.
    await importing();
    await until("asking");
  });

  it("keeps the vault from being locked unasked, as a program that writes does", () => {
    expect(filesBeingWritten(test.open, test.id)).toEqual([{ path: "/", use: "copying" }]);
  });

  it("by a lock, goes on when the vault is open again", async () => {
    await test.open.lock(test.id);
    expect((await until("paused")).state).toMatchObject({ reason: "locked" });
    await unlock();
    const { id: transfer } = await until("asking");
    await test.handlers["transfer.answer"]({ transfer, rule: "skip", forAll: false });
    expect((await until("ended")).state).toMatchObject({ summary: { skipped: 1, files: 1 } });
    expect(await readText(test.vault, "/src/a.txt")).toBe("old");
    expect((await readText(test.vault, "/src/sub/big")).length).toBe(3_000_000);
  });

  it("by the end of the app, goes on after the next unlock, and what it kept tells no name", async () => {
    await test.open.close();
    const [name = ""] = readdirSync(at("data", "transfers", test.id)).filter((each) =>
      each.endsWith(".job"),
    );
    const bytes = readFileSync(at("data", "transfers", test.id, name));
    expect(["/src", "a.txt", "sub/big"].filter((text) => bytes.includes(text))).toEqual([]);
    expect(statSync(at("data", "transfers", test.id, name)).mode & 0o777).toBe(0o600);
    await startApp();
    expect(test.transfers.book.list.transfers).toEqual([]);
    await unlock();
    const { id: transfer } = await until("asking");
    await test.handlers["transfer.answer"]({ transfer, rule: "replace", forAll: false });
    await until("ended");
    expect(await readText(test.vault, "/src/a.txt")).toBe("new");
  });

  it("by the user, stays so until they say otherwise, also over a lock", async () => {
    const { id: transfer } = first();
    await test.handlers["transfer.pause"]({ transfer });
    expect(first().state).toMatchObject({ kind: "paused", reason: "asked" });
    await test.open.lock(test.id);
    await unlock();
    expect(first().state).toMatchObject({ kind: "paused", reason: "asked" });
    await test.handlers["transfer.resume"]({ transfer });
    await until("asking");
  });

  it("is forgotten with its vault", async () => {
    await test.open.lock(test.id);
    await test.list.remove(test.id);
    test.transfers.follow();
    expect(test.transfers.book.list.transfers).toEqual([]);
    await vi.waitFor(() => {
      expect(readdirSync(at("data", "transfers", test.id))).toEqual([]);
    }, patient);
  });

  it("lets the next one wait for its turn, and is gone when it is cancelled", async () => {
    const { id: transfer } = first();
    writeFileSync(at("other"), "other");
    await test.transfers.importPaths(test.id, "/", [at("other")]);
    expect(test.transfers.book.list.transfers[1]?.state).toEqual({ kind: "waiting" });
    await test.handlers["transfer.cancel"]({ transfer });
    expect((await until("ended")).state).toMatchObject({ wasCancelled: true });
    await vi.waitFor(async () => {
      expect(await readText(test.vault, "/other")).toBe("other");
    }, patient);
    expect(await readText(test.vault, "/src/a.txt")).toBe("old");
  });
});

it("leaves no part of a file behind when it is cancelled while its vault is locked", async () => {
  await writeFile(test.vault, "/big", new Uint8Array(60_000_000));
  test.desktop.target = at("out");
  const transfer = await test.handlers["transfer.export"]({ id: test.id, paths: ["/big"] });
  if (transfer === null) throw new Error("it was not begun");
  await vi.waitFor(() => {
    expect(readdirSync(at("out"))).toHaveLength(1);
  }, patient);
  await test.open.lock(test.id);
  if ((await held()).state.kind === "ended") return;
  expect(readdirSync(at("out"))[0]).toMatch(/\.part$/);
  await test.handlers["transfer.cancel"]({ transfer });
  expect(readdirSync(at("out"))).toEqual([]);
});

/** Waits until the first one runs no more: it may have been faster than the lock. */
async function held(): Promise<Transfer> {
  await vi.waitFor(() => {
    expect(["paused", "ended"]).toContain(first().state.kind);
  }, patient);
  return first();
}

it("tells no name of a vault that is locked", async () => {
  await test.vault.makeDirectory("/secret");
  await writeFile(test.vault, "/secret/plan", "content");
  mkdirSync(at("out", "secret"), { recursive: true });
  writeFileSync(at("out", "secret", "plan"), "mine");
  test.desktop.target = at("out");
  await test.handlers["transfer.export"]({ id: test.id, paths: ["/secret"] });
  await until("asking");
  await importing("folder", "/secret");
  expect(JSON.stringify(test.transfers.book.list)).toContain("secret");
  await test.open.lock(test.id);
  await until("paused");
  expect(JSON.stringify(test.transfers.book.list)).not.toMatch(/secret|plan/);
  expect(first()).toMatchObject({ name: null, target: "~/out" });
});

it("copies out of the vault into the folder that was picked", async () => {
  await test.vault.makeDirectory("/d");
  await writeFile(test.vault, "/d/f", "content");
  test.desktop.target = at("out");
  await test.handlers["transfer.export"]({ id: test.id, paths: ["/d"] });
  const { target } = await until("ended");
  expect(target).toBe("~/out");
  expect(readFileSync(at("out", "d", "f"), "utf8")).toBe("content");
});
