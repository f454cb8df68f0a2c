import { beforeEach, describe, expect, it } from "vitest";
import type { VaultEvent } from "../../src-shared/model/vault-event.ts";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { type EventBook, eventBook } from "./event-book.ts";

const taxes = VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
const letters = VaultId.parse("0b1de1a6-2f55-4a58-8b5c-52a1d5a3b111");
const damaged: VaultEvent = {
  kind: "decryption-failed",
  path: "/2026/invoice.pdf",
  ciphertextPath: "d/AA/BB/x.c9r",
};
const resolved: VaultEvent = {
  kind: "conflict-resolved",
  path: "/a.txt",
  resolvedPath: "/a (2).txt",
  ciphertextPath: "d/AA/BB/y.c9r",
};

let clock = 0;
let changes = 0;
let book: EventBook;

beforeEach(() => {
  clock = 1_000;
  changes = 0;
  book = eventBook(
    () => clock,
    () => {
      changes += 1;
    },
  );
});

describe("the events", () => {
  it("are listed with the newest first, and everyone is told", () => {
    book.add(taxes, damaged);
    book.add(letters, { kind: "folder-gone" });
    expect(book.events.map(({ event }) => event.kind)).toEqual([
      "folder-gone",
      "decryption-failed",
    ]);
    expect(changes).toBe(2);
  });

  it("are listed once when the same is told again, and counted", () => {
    book.add(taxes, damaged);
    book.add(taxes, resolved);
    const before = book.events.find(({ event }) => event === damaged)?.id;
    clock = 2_000;
    book.add(taxes, { ...damaged });
    expect(book.events).toHaveLength(2);
    expect(book.events[0]).toMatchObject({ id: before, count: 2, lastMs: 2_000 });
  });

  it("of two vaults are two, although they are alike", () => {
    book.add(taxes, { kind: "folder-gone" });
    book.add(letters, { kind: "folder-gone" });
    expect(book.events).toHaveLength(2);
  });

  it("are no more than five hundred: the oldest make room", () => {
    for (let at = 0; at < 501; at += 1) book.add(taxes, { ...damaged, path: `/${at}` });
    expect(book.events).toHaveLength(500);
    expect(book.events.at(-1)?.event).toMatchObject({ path: "/1" });
  });

  it("hold no cleartext name any more once their vault was locked", () => {
    book.add(taxes, damaged);
    book.add(taxes, resolved);
    book.add(letters, damaged);
    book.forgetNames((id) => id === taxes);
    const ofTaxes = book.events.filter(({ vaultId }) => vaultId === taxes);
    expect(JSON.stringify(ofTaxes)).not.toMatch(/invoice|a\.txt|a \(2\)/);
    expect(ofTaxes.map(({ event }) => event)).toMatchObject([
      { ciphertextPath: "d/AA/BB/y.c9r" },
      { ciphertextPath: "d/AA/BB/x.c9r" },
    ]);
    expect(book.events.find(({ vaultId }) => vaultId === letters)?.event).toEqual(damaged);
  });

  it("are dismissed one by one, all at once, or with their vault", () => {
    book.add(taxes, damaged);
    book.add(taxes, resolved);
    book.add(letters, damaged);
    const [newest] = book.events;
    if (newest) book.dismiss(newest.id);
    expect(book.events.map(({ vaultId }) => vaultId)).toEqual([taxes, taxes]);
    book.forget(taxes);
    expect(book.events).toEqual([]);
    book.add(letters, damaged);
    book.clear();
    expect(book.events).toEqual([]);
  });
});
