import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { german } from "../../../src-shared/text/de/german.ts";
import { loadedTexts } from "../../../src-shared/text/worded.ts";

/** Words that are the same in both languages. */
const sameWords = new Set([
  ...["AES-256-GCM", "Chromium", "Code", "Details", "Electron", "Film", "Latchkey", "Name", "Node"],
  ...["PDF", "Port", "Tab", "Text"],
]);

/** What quotes and ellipses of German are not: those of English, and of typewriters. */
const foreign = /["”]|\.\.\.|\p{L}'\p{L}/u;

type Said = string | ((...given: readonly unknown[]) => unknown);

const englishTexts = new Map<string, unknown>();

beforeAll(async () => {
  const folder = join(import.meta.dirname, "..", "..", "..", "src-shared", "text");
  for (const name of readdirSync(folder).filter((file) => /^[a-z-]+\.ts$/.test(file))) {
    // What a module of this folder exports is its texts.
    const module = (await import(join(folder, name))) as Record<string, unknown>;
    for (const [key, text] of Object.entries(module)) englishTexts.set(key, text);
  }
  english = new Map([...englishTexts].flatMap(([name, text]) => sentences(text, name)));
});

/** Sentences by where they stand, e.g. `filesText.kind.folder`. */
function sentences(text: unknown, place: string): readonly (readonly [string, Said])[] {
  // Whatever is no sentence is an object of them.
  if (typeof text === "string" || typeof text === "function") return [[place, text as Said]];
  const inner = Object.entries(text as object);
  return inner.flatMap(([key, value]) => sentences(value, `${place}.${key}`));
}

const allGerman = Object.entries(german).flatMap(([name, text]) => sentences(text, name));
let english: ReadonlyMap<string, Said> = new Map();

it("has every text that is worded, under its own name", () => {
  expect(new Set(Object.keys(german))).toEqual(new Set(loadedTexts()));
  expect(Object.keys(german).filter((name) => !englishTexts.has(name))).toEqual([]);
});

it("has the sentences of the English, and no other", () => {
  const ofGerman = allGerman.map(([place]) => place);
  const ofEnglish = [...english.keys()].filter((place) => (place.split(".")[0] ?? "") in german);
  expect(ofGerman.toSorted()).toEqual(ofEnglish.toSorted());
});

it("leaves nothing in English", () => {
  const same = allGerman.filter(([place, said]) => {
    const isName = typeof said === "string" && sameWords.has(said);
    return typeof said === "string" && said === english.get(place) && !isName;
  });
  expect(same).toEqual([]);
});

it("quotes and breaks off as German does", () => {
  const wrong = allGerman.filter(([, said]) => typeof said === "string" && foreign.test(said));
  expect(wrong).toEqual([]);
});

/** What a sentence may be given: each of these stands for itself in what is said. */
const givens = ["«name»", 21, ["«first»", "«second»"], true, false, null];

function combinations(count: number): readonly (readonly unknown[])[] {
  if (count === 0) return [[]];
  return combinations(count - 1).flatMap((rest) => givens.map((given) => [...rest, given]));
}

it.each(allGerman.filter(([, said]) => typeof said === "function"))(
  "says at %s all that the English says of what it is given",
  (place, said) => {
    const twin = english.get(place);
    if (typeof said !== "function" || typeof twin !== "function") throw new Error("no function");
    for (const given of combinations(twin.length)) {
      const expected = attempt(twin, given);
      if (expected === null) continue;
      const got = attempt(said, given) ?? "";
      const missing = (expected.match(/«\w+»|21/g) ?? []).filter((mark) => !got.includes(mark));
      const isGerman = got.trim() !== "" && !foreign.test(got);
      expect([given, isGerman, missing]).toEqual([given, true, []]);
    }
  },
);

/** What is said; `null` if the function takes no such thing. */
function attempt(say: (...given: readonly unknown[]) => unknown, given: readonly unknown[]) {
  try {
    const said = say(...given);
    return typeof said === "string" && !/undefined|NaN|null|\[object/.test(said) ? said : null;
  } catch {
    return null;
  }
}
