import { describe, expect, it } from "vitest";
import { masterkey } from "../crypto/masterkey.ts";
import { processorMs } from "../test-support/processor-time.ts";
import { findCipherName, takeApart } from "./conflict-name.ts";
import { encryptName } from "./file-name.ts";

const key = masterkey(Uint8Array.from({ length: 64 }, (_, i) => i));
const parent = "918acfbd-a467-3f77-93f1-f4a44f9cfe9c";

/** Base64 of a name; names of 2, 3 and 4 bytes end with `==`, `=` and nothing. */
const stemOf = (name: string): string => encryptName(key, name, parent).slice(0, -4);

const lookInto = (nodeName: string) => {
  const odd = takeApart(nodeName, ".c9r");
  return odd && { form: odd.form, ...findCipherName(key, odd, parent) };
};

/** As providers write it, with what a user should read. */
const copies: readonly (readonly [provider: string, added: string])[] = [
  ["Dropbox", " (Alice's conflicted copy 2020-02-29)"],
  ["Google Drive", " (1)"],
  ["OneDrive", "-DESKTOP-1A2B3C4"],
  ["OneDrive, the second one", "-DESKTOP-1A2B3C4-2"],
  ["iCloud", " 2"],
  ["Syncthing", ".sync-conflict-20200229-120000-ABCDEFG"],
  ["Nextcloud", " (conflicted copy 2020-02-29 120000)"],
  ["ownCloud", "_conflict-20200229-120000"],
  ["Seafile", " (SFConflict alice@example.com 2020-02-29-12-00-00)"],
  ["Synology", "_HOST_Feb-29-120000-2020_Conflict"],
  ["pCloud", " [conflicted]"],
  ["Resilio", ".Conflict"],
  ["nobody", ""],
];

describe("the name inside a conflict copy", () => {
  describe.each(["a", "ab", "abc", "abcd", "a longer name.txt"])("of %j", (name) => {
    it.each(copies)("is found when %s adds %j", (_, added) => {
      expect(lookInto(`${stemOf(name)}${added}.c9r`)).toEqual({ form: "copy", name, added });
    });

    it("is found behind what some clients put in front", () => {
      for (const before of ["Copy of ", "conflict_", "(1) "]) {
        expect(lookInto(`${before}${stemOf(name)} (2).c9r`)).toMatchObject({ name, added: " (2)" });
      }
    });

    it("is found when the client knows no endings", () => {
      for (const added of [" (1)", " 2", "-HOST", " (conflicted copy 2020)", "_conflict-2020"]) {
        const found = lookInto(`${stemOf(name)}.c9r${added}`);
        expect(found).toEqual({ form: "beyond", name, added });
      }
    });

    it("is found when the ending comes twice", () => {
      expect(lookInto(`${stemOf(name)}.c9r (1).c9r`)).toEqual({
        form: "copy",
        name,
        added: " (1)",
      });
    });

    it("is found in the placeholder of a file that is not downloaded", () => {
      expect(lookInto(`.${stemOf(name)}.c9r.icloud`)).toEqual({
        form: "placeholder",
        name,
        added: "",
      });
    });
  });

  it.each([
    `.${stemOf("a")}.c9r`,
    `~${stemOf("a")}.c9r`,
    `.${stemOf("a")}.c9r.Ab12Cd`,
    `${stemOf("a")}.c9r.part`,
    `${stemOf("a")}.c9r.tmp`,
    `${stemOf("a")}.c9r~`,
    `${stemOf("a")}.txt`,
    ".c9r",
  ])("is not looked for in %s, which is hidden, temporary or foreign", (nodeName) => {
    expect(takeApart(nodeName, ".c9r")).toBeNull();
  });

  it("is not found in another directory", () => {
    const odd = takeApart(`${stemOf("a")} (1).c9r`, ".c9r");
    expect(odd && findCipherName(key, odd, "")).toBeNull();
  });

  it("is given up soon in a name made to be slow", async () => {
    const odd = takeApart(`${"A-_-".repeat(60)}.c9r`, ".c9r");
    const ms = await processorMs(() => {
      expect(odd && findCipherName(key, odd, parent)).toBeNull();
    });
    expect(ms).toBeLessThan(200);
  });
});
