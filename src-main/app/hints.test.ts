import { expect, it } from "vitest";
import type { KeyWhere } from "../../src-shared/model/key-place.ts";
import { hintsOf } from "./hints.ts";
import type { OpenState } from "./open-vaults.ts";

const share = { url: "http://127.0.0.1:1/", username: "a", password: "b" };
const open = (cipher: string): OpenState => ({
  kind: "unlocked",
  cipher,
  share,
  readOnly: false,
  sinceMs: 0,
});
const openedAt = (scryptLog2: number | null) => ({
  hostPath: "/vault/masterkey.cryptomator",
  isElsewhere: false,
  isRemovable: false,
  scryptLog2,
});
const inside: KeyWhere = { kind: "inside" };
const none = { dismissedHints: [] };

it.each([
  ["SIV_GCM", 14, true],
  ["SIV_GCM", 15, false],
  ["SIV_CTRMAC", 15, true],
  ["SIV_CTRMAC", 16, false],
  ["SIV_CTRMAC", null, false],
] as const)(
  "a vault of %s whose guesses cost 2^%s is to be made dearer: %s",
  (cipher, log2, is) => {
    const hints = hintsOf(open(cipher), openedAt(log2), inside, none);
    expect(hints.includes("dearer-guesses")).toBe(is);
  },
);

it("nothing is said of a locked vault, of one that the recovery key has opened, or again once it was read", () => {
  const old = openedAt(14);
  expect(hintsOf({ kind: "shut" }, old, inside, none)).toEqual([]);
  expect(hintsOf(open("SIV_CTRMAC"), null, inside, none)).toEqual([]);
  const dismissedHints = ["dearer-guesses"] as const;
  expect(hintsOf(open("SIV_CTRMAC"), old, inside, { dismissedHints })).toEqual([]);
});

it("a link in place of the key file is said", () => {
  const place = "/media/blue/masterkey.cryptomator";
  const linked = { kind: "here", label: null, place, isLinked: true, isRemovable: false } as const;
  expect(hintsOf(open("SIV_GCM"), openedAt(15), linked, none)).toEqual(["linked-key"]);
});
