import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedWordList } from "../test-support/word-list.ts";
import { nearWords, typingDistance } from "./near-words.ts";

const list = shippedWordList();

describe("typing distance", () => {
  it.each([
    ["water", "water", 0],
    ["watr", "water", 1],
    ["watter", "water", 1],
    ["wster", "water", 1],
    ["wtaer", "water", 1],
    ["", "water", 5],
    ["retaw", "water", 4],
  ])("of “%s” and “%s” is %i", (a, b, distance) => {
    expect(typingDistance(a, b)).toBe(distance);
  });

  it("is the same both ways, and none only between equal words", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(typingDistance(a, b)).toBe(typingDistance(b, a));
        expect(typingDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe("near words", () => {
  it("begin with the one that a single slip makes", () => {
    expect(nearWords("watr", list)).toContain("water");
    expect(nearWords("resdience", list)[0]).toBe("residence");
  });

  it("are none for what is no word at all", () => {
    expect(nearWords("qqqqqqqqqqqq", list)).toEqual([]);
    expect(nearWords("x", list)).toEqual([]);
  });

  it("are at most three", () => {
    for (const word of list.words.slice(0, 200)) {
      expect(nearWords(`${word}x`, list).length).toBeLessThanOrEqual(3);
    }
  });
});
