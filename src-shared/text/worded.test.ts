import { afterEach, expect, it } from "vitest";
import { saying, speak, spoken, type Words, worded } from "./worded.ts";

const german = { language: "de", locale: "de-AT" } as const;
const english = { language: "en", locale: "en" } as const;

/** Those of the test; nobody asks for the rest. */
const words = (some: object): Words => some as Words;

afterEach(() => {
  speak(english, null);
});

const make = () =>
  worded("lockText", {
    lock: "Lock",
    inner: { files: (count: number) => `${count} files` },
    steps: ["one", "two"],
  });

const translated = words({
  lockText: {
    lock: "Sperren",
    inner: { files: (count: number) => `${count} Dateien` },
    steps: ["eins", "zwei"],
  },
  dropText: (name: string) => `„${name}“ kopiert`,
});

it("says all in English until another language is spoken, and in English again", () => {
  const text = make();
  expect([text.lock, text.inner.files(2), text.steps[1]]).toEqual(["Lock", "2 files", "two"]);
  speak(german, translated);
  expect([text.lock, text.inner.files(2), text.steps[1]]).toEqual(["Sperren", "2 Dateien", "zwei"]);
  expect(spoken()).toEqual(german);
  speak(english, null);
  expect([text.lock, text.inner.files(2), text.steps[1]]).toEqual(["Lock", "2 files", "two"]);
});

it("says it to those too who hold a part of a text or a function", () => {
  const { inner } = make();
  const copied = saying("dropText", (name: string) => `Copied “${name}”`);
  expect(copied("a")).toBe("Copied “a”");
  speak(german, translated);
  expect(inner.files(3)).toBe("3 Dateien");
  expect(copied("a")).toBe("„a“ kopiert");
});

it("says what is loaded later in the language that is spoken by then", () => {
  speak(german, translated);
  expect(make().lock).toBe("Sperren");
  expect(saying("dropText", () => "Copied")()).toBe("„undefined“ kopiert");
});
