import { describe, expect, it } from "vitest";
import { base64UrlPadded, fromBase32 } from "../crypto/encoding.ts";
import { readLegacyName, readLegacyShortened } from "./legacy-name.ts";

const old = "425RKWTWCT4PZJYCVY45R6TEPEWRWCCPXYBP35Y=";
const today = `${base64UrlPadded(fromBase32(old) ?? new Uint8Array())}.c9r`;
const hash = "RWZ6FNLCXJOVW67MFF2VWWHHHI5JBJMN";

describe("a name of the old formats", () => {
  it.each([
    [old, "file"],
    [`0${old}`, "directory"],
    [`1S${old}`, "symlink"],
  ])("%s is that of a %2$s", (name, kind) => {
    expect(readLegacyName(name)).toEqual({ kind, cipherName: today, isExact: true });
  });

  it.each([`${old} (1)`, `Copy of ${old}`, `SYNCCONF_${old}`, `${old}.tmp`, `${old}-1`])(
    "is found in %s, which is a version of it",
    (name) => {
      expect(readLegacyName(name)).toEqual({ kind: "file", cipherName: today, isExact: false });
    },
  );

  it("keeps its kind in a version of it", () => {
    expect(readLegacyName(`0${old} (1)`)?.kind).toBe("directory");
  });

  it.each([
    "",
    ".DS_Store",
    "THUMBNAILSTHUMBNAILS",
    today,
    `${hash}.c9s`,
    "dirid.c9r",
    // Bytes of Base32 that end in the middle of one.
    `${hash}A=======`,
  ])("is not %s", (name) => {
    expect(readLegacyName(name)).toBeNull();
  });
});

describe("a shortened name of the old formats", () => {
  it("says where its long name lies", () => {
    expect(readLegacyShortened(`${hash}.lng`)).toEqual({
      longNamePath: `m/RW/Z6/${hash}.lng`,
      isExact: true,
    });
  });

  it("says so in a version of it, too", () => {
    expect(readLegacyShortened(`${hash} (conflict).lng`)).toEqual({
      longNamePath: `m/RW/Z6/${hash}.lng`,
      isExact: false,
    });
  });

  it.each([old, "SHORT.lng", `${hash}.c9s`])("is not %s", (name) => {
    expect(readLegacyShortened(name)).toBeNull();
  });
});
