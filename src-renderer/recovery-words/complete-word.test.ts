import { describe, expect, it } from "vitest";
import { completeWord } from "./complete-word.ts";
import { recoveryWords } from "./recovery-words.ts";

const list = [
  "art",
  "artist",
  "be",
  "bed",
  "pa",
  "path",
  "pathway",
  "patient",
  "pave",
  "paw",
  "pay",
];
const words = (text: string, caret = text.length) => completeWord(text, caret, list)?.words ?? null;

describe("the word that is being typed", () => {
  it.each([
    ["pat", ["path", "pathway", "patient"]],
    ["PaT", ["path", "pathway", "patient"]],
    ["12. pat", ["path", "pathway", "patient"]],
    ["bed,pat", ["path", "pathway", "patient"]],
    ["art", ["art", "artist"]],
    ["be", ["be", "bed"]],
  ])("%j may become %j", (text, found) => {
    expect(words(text)).toEqual(found);
  });

  it.each([
    ["nothing yet", ""],
    ["one letter", "p"],
    ["two letters with too many words", "pa"],
    ["no word begins so", "xyz"],
    ["it is done, and begins no other", "pathway"],
    ["a space follows it", "pat "],
    ["it is a number", "44"],
    ["it hangs on a digit", "1pat"],
    ["it hangs on another letter", "üpat"],
  ])("is offered nothing: %s", (_, text) => {
    expect(words(text)).toBeNull();
  });

  it("is the one before the caret, and only where it ends there", () => {
    expect(completeWord("bed pat bed", 7, list)).toEqual({
      start: 4,
      end: 7,
      words: ["path", "pathway", "patient"],
    });
    expect(words("pathway", 3)).toBeNull();
  });
});

describe("of the whole list", () => {
  it("a word that is typed in full stays what it is when the first offer is taken", async () => {
    const all = await recoveryWords();
    expect(all).toHaveLength(4096);
    expect(all).toEqual(all.toSorted());
    for (const word of all) {
      const offer = completeWord(word, word.length, all);
      expect(offer?.words[0] ?? word).toBe(word);
    }
  });

  it("every word of six letters and more is offered before it is done, but for one", async () => {
    const all = await recoveryWords();
    const missed = all.filter(
      (word) =>
        word.length >= 6 &&
        !Array.from(word, (_, length) => length).some((length) =>
          completeWord(word.slice(0, length), length, all)?.words.includes(word),
        ),
    );
    // It stands behind six that begin like it and is typed in full.
    expect(missed).toEqual(["intent"]);
  });
});
