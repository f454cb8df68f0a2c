import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { describeWithShared, sharedVectors } from "../test-support/vectors.ts";
import {
  type ChunkLayout,
  CLEAR_CHUNK,
  chunkOffset,
  cipherSize,
  clearSize,
} from "./chunk-layout.ts";

const gcm: ChunkLayout = { headerBytes: 68, chunkOverhead: 28 };
const ctrMac: ChunkLayout = { headerBytes: 88, chunkOverhead: 48 };

describe.each([
  ["SIV_GCM", gcm],
  ["SIV_CTRMAC", ctrMac],
])("the layout of %s", (_, layout) => {
  const { headerBytes, chunkOverhead } = layout;

  it.each([
    [0, headerBytes],
    [1, headerBytes + 1 + chunkOverhead],
    [CLEAR_CHUNK - 1, headerBytes + CLEAR_CHUNK - 1 + chunkOverhead],
    [CLEAR_CHUNK, headerBytes + CLEAR_CHUNK + chunkOverhead],
    [CLEAR_CHUNK + 1, headerBytes + CLEAR_CHUNK + 1 + 2 * chunkOverhead],
  ])("puts %i bytes of content into %i on disk", (clear, cipher) => {
    expect(cipherSize(layout, clear)).toBe(cipher);
  });

  test("clearSize undoes cipherSize for every size", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (size) => {
        const clear = size % 2 ** 50;
        return clearSize(layout, cipherSize(layout, clear)) === clear;
      }),
    );
  });

  it.each([0, 1, headerBytes - 1, headerBytes + 1, headerBytes + chunkOverhead - 1])(
    "knows no content of %i bytes on disk",
    (cipher) => {
      expect(clearSize(layout, cipher)).toBeNull();
    },
  );

  it("counts a trailing chunk of nonce and tag as nothing", () => {
    const one = cipherSize(layout, CLEAR_CHUNK);
    expect(clearSize(layout, headerBytes + chunkOverhead)).toBe(0);
    expect(clearSize(layout, one + chunkOverhead)).toBe(CLEAR_CHUNK);
    expect(clearSize(layout, one + chunkOverhead - 1)).toBeNull();
  });

  it("puts each chunk behind the one before", () => {
    expect(chunkOffset(layout, 0)).toBe(headerBytes);
    expect(chunkOffset(layout, 3)).toBe(cipherSize(layout, 3 * CLEAR_CHUNK));
  });
});

const Vectors = z.object({
  sizes: z.array(z.object({ combo: z.string(), clear: z.int(), cipherTotal: z.int() })),
});

describeWithShared("chunk layout, published sizes", () => {
  const { sizes } = Vectors.parse(sharedVectors("vectors"));

  it.each(sizes)("$combo: $clear bytes", ({ combo, clear, cipherTotal }) => {
    const layout = combo === "SIV_GCM" ? gcm : ctrMac;
    expect(cipherSize(layout, clear)).toBe(cipherTotal);
    expect(clearSize(layout, cipherTotal)).toBe(clear);
  });
});
