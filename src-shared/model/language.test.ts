import { expect, it } from "vitest";
import { spokenBy } from "./language.ts";

it.each([
  ["system", ["de-AT", "en-US"], { language: "de", locale: "de-AT" }],
  ["system", ["fr-FR", "de", "en-GB"], { language: "de", locale: "de" }],
  ["system", ["fr-FR", "nl"], { language: "en", locale: "en" }],
  ["system", [], { language: "en", locale: "en" }],
  // A tag that only begins with the letters of a language is another one.
  ["system", ["den-CA", "en-GB"], { language: "en", locale: "en-GB" }],
  ["de", ["en-US"], { language: "de", locale: "de" }],
  ["de", ["en-US", "de-CH"], { language: "de", locale: "de-CH" }],
  ["en", ["de-DE"], { language: "en", locale: "en" }],
] as const)("who chose %s and whose system speaks %j hears %j", (choice, system, spoken) => {
  expect(spokenBy(choice, system)).toEqual(spoken);
});
