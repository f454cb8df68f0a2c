import { describe, expect, it } from "vitest";
import { passwordForms } from "./password-forms.ts";

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("the forms of a password", () => {
  it("are the one typed, then the decomposed, then the composed", () => {
    // One umlaut typed composed, one decomposed.
    const forms = passwordForms("\u00e4o\u0308");
    expect(forms.all.map(textOf)).toEqual(["\u00e4o\u0308", "a\u0308o\u0308", "\u00e4\u00f6"]);
    expect(textOf(forms.nfc)).toBe("\u00e4\u00f6");
  });

  it("are one for a password that has only one", () => {
    expect(passwordForms("correct horse").all.map(textOf)).toEqual(["correct horse"]);
  });

  it("are wiped when their scope ends", () => {
    const forms = passwordForms("\u00e4");
    forms[Symbol.dispose]();
    for (const bytes of [forms.nfc, ...forms.all])
      expect(bytes.every((byte) => byte === 0)).toBe(true);
  });
});
