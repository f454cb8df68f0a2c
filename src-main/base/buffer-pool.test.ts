import { expect, it } from "vitest";
import { BufferPool } from "./buffer-pool.ts";

it("gives a buffer that came back to the next who asks, and never one to two", () => {
  const pool = new BufferPool(100, 4);
  const first = pool.take();
  const second = pool.take();
  expect(first.length).toBe(100);
  expect(second.buffer).not.toBe(first.buffer);
  pool.give(first);
  expect(pool.take()).toBe(first);
  expect(pool.take()).not.toBe(first);
});

it("keeps no more than it may", () => {
  const pool = new BufferPool(1, 2);
  const buffers = [pool.take(), pool.take(), pool.take()];
  for (const buffer of buffers) pool.give(buffer);
  const again = [pool.take(), pool.take(), pool.take()];
  expect(again.filter((buffer) => buffers.includes(buffer))).toHaveLength(2);
});

it("wipes what it keeps when it is cleared", () => {
  const pool = new BufferPool(3, 2);
  const buffer = pool.take();
  buffer.fill(7);
  pool.give(buffer);
  pool.clear();
  expect(buffer).toEqual(new Uint8Array(3));
  expect(pool.take()).not.toBe(buffer);
});
