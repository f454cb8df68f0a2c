import { describe, expect, it } from "vitest";
import { losableVault } from "../test-support/lost-files.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import { checkRecoveryKey } from "./check-recovery-key.ts";
import { showRecoveryKey } from "./show-recovery-key.ts";

const vault = await losableVault();
const another = await losableVault();
const { storage, words } = vault;
const check = (text: string) => checkRecoveryKey(storage, "/vault", text);

function swapped(first: number, second: number): string {
  const list = words.split(" ");
  return list
    .with(first, list[second] ?? "")
    .with(second, list[first] ?? "")
    .join(" ");
}

describe("a recovery key", () => {
  it("that is shown belongs to its vault", async () => {
    const shown = await showRecoveryKey({
      storage,
      hostPath: "/vault",
      password: new TextEncoder().encode("correct horse"),
    });
    expect(shown).toBe(words);
    expect(await check(shown)).toEqual({ kind: "belongs" });
  });

  it("is accepted as it stands on a printed sheet", async () => {
    const sheet = words
      .split(" ")
      .map((word, index) => `${index + 1}. ${word.toUpperCase()}${index % 4 === 3 ? "\r\n" : "\t"}`)
      .join("");
    expect(await check(sheet)).toEqual({ kind: "belongs" });
  });

  it("of another vault is told apart from what is no key", async () => {
    expect(await check(another.words)).toEqual({ kind: "another-vault" });
  });

  it("belongs to its vault also where the configuration is lost or damaged", async () => {
    const lost = await losableVault();
    await lost.storage.removeFile("vault.cryptomator");
    expect(await checkRecoveryKey(lost.storage, "/vault", lost.words)).toEqual({ kind: "belongs" });
    expect(await checkRecoveryKey(lost.storage, "/vault", words)).toEqual({
      kind: "another-vault",
    });
  });

  it("is checked without writing anything", async () => {
    const before = await pathsIn(storage);
    await check(swapped(3, 4));
    expect(await pathsIn(storage)).toEqual(before);
  });
});

describe("a mistyped recovery key", () => {
  it("has its wrong words named, each with the near ones", async () => {
    const list = words.split(" ");
    const typed = `${list[17] ?? ""}x`;
    const verdict = await check(list.with(17, typed).join(" "));
    expect(verdict).toMatchObject({ kind: "unknown-words", words: [{ place: 18, typed }] });
    expect(verdict.kind === "unknown-words" && verdict.words[0]?.near).toContain(list[17]);
  });

  it.each([
    [0, 1],
    [20, 21],
    [2, 43],
  ])("with the words at %i and %i swapped has the swap found", async (first, second) => {
    expect(await check(swapped(first, second))).toEqual({
      kind: "wrong-checksum",
      swapped: [first + 1, second + 1],
    });
  });

  it("with another word of the list is wrong, and no swap is made up", async () => {
    const list = words.split(" ");
    const other = list[5] === "water" ? "ship" : "water";
    expect(await check(list.with(5, other).join(" "))).toEqual({
      kind: "wrong-checksum",
      swapped: null,
    });
  });

  it("with a word missing has the number of its words told", async () => {
    expect(await check(words.slice(words.indexOf(" ")))).toEqual({
      kind: "wrong-count",
      count: 43,
    });
  });
});
