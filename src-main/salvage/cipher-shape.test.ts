import fc from "fast-check";
import { expect, it } from "vitest";
import { CLEAR_CHUNK, cipherSize } from "../format/chunk-layout.ts";
import { cipherShape } from "./cipher-shape.ts";

const layout = { headerBytes: 68, chunkOverhead: 28 };
const full = CLEAR_CHUNK + 28;

it.each([
  ["nothing", 0, { clearBytes: 0, chunks: 0, isCut: true }],
  ["half a header", 67, { clearBytes: 0, chunks: 0, isCut: true }],
  ["a header", 68, { clearBytes: 0, chunks: 0, isCut: false }],
  ["the beginning of a nonce", 69, { clearBytes: 0, chunks: 0, isCut: true }],
  ["a chunk of nothing", 68 + 28, { clearBytes: 0, chunks: 1, isCut: false }],
  ["one byte", 68 + 29, { clearBytes: 1, chunks: 1, isCut: false }],
  ["a full chunk", 68 + full, { clearBytes: CLEAR_CHUNK, chunks: 1, isCut: false }],
  ["and a little", 68 + full + 27, { clearBytes: CLEAR_CHUNK, chunks: 1, isCut: true }],
  ["and a byte", 68 + full + 29, { clearBytes: CLEAR_CHUNK + 1, chunks: 2, isCut: false }],
] as const)("%s: %i bytes", (_, bytes, shape) => {
  expect(cipherShape(layout, bytes)).toEqual(shape);
});

it("finds the size of whatever was encrypted", () => {
  fc.assert(
    fc.property(fc.nat(), (clear) => {
      const shape = cipherShape(layout, cipherSize(layout, clear));
      const chunks = Math.ceil(clear / CLEAR_CHUNK);
      expect(shape).toEqual({ clearBytes: clear, chunks, isCut: false });
    }),
  );
});
