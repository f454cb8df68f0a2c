import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { Failure } from "../../../src-shared/failure.ts";
import { failureText } from "../../../src-shared/text/failure-text.ts";
import { speakAs } from "./language.ts";

afterEach(() => {
  speakAs("en", []);
});

/** What a field of a failure may hold; each stands for itself in the sentence. */
function choices(field: unknown): readonly unknown[] {
  if (field instanceof z.ZodLiteral) return [...field.values];
  if (field instanceof z.ZodEnum) return field.options;
  if (field instanceof z.ZodNumber) return [21];
  if (field instanceof z.ZodNullable) return [null, "«text»"];
  // Of places alone.
  if (field instanceof z.ZodReadonly) return [[21], [21, 43]];
  return ["«text»"];
}

/** Every kind of failure, with all that it may hold. */
function samples(): readonly Failure[] {
  return Failure.options.flatMap(({ shape }) => {
    let all: readonly Record<string, unknown>[] = [{}];
    for (const [key, field] of Object.entries<unknown>(shape)) {
      all = all.flatMap((sample) => choices(field).map((value) => ({ ...sample, [key]: value })));
    }
    return all.map((sample) => Failure.parse(sample));
  });
}

const marks = (said: string): readonly string[] => said.match(/«text»|\b(21|43)\b/g) ?? [];

it("says every failure in German, with all that the English sentence tells of it", () => {
  expect(new Set(samples().map(({ kind }) => kind)).size).toBe(Failure.options.length);
  for (const failure of samples()) {
    const english = failureText(failure);
    speakAs("de", []);
    const german = failureText(failure);
    speakAs("en", []);
    expect([failure, german === english, german.length > 5]).toEqual([failure, false, true]);
    expect(german, JSON.stringify(failure)).toMatch(/^[„\p{Lu}«].*[.]$/u);
    expect(german).not.toMatch(/["'”]|\.\.\.|undefined|null/);
    expect([failure, ...new Set(marks(german))].toSorted()).toEqual(
      [failure, ...new Set(marks(english))].toSorted(),
    );
  }
});
