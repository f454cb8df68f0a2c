import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { workPool } from "./work-pool.ts";

it("runs no more at once than it may, and all of it", async () => {
  const pool = workPool(3);
  let running = 0;
  let most = 0;
  let done = 0;
  for (let index = 0; index < 20; index += 1) {
    await pool.start(async () => {
      running += 1;
      most = Math.max(most, running);
      await setTimeout(1);
      running -= 1;
      done += 1;
    });
  }
  await pool.finish();
  expect([most, done]).toEqual([3, 20]);
});

it("begins nothing new after a failure, lets the rest finish and throws the first", async () => {
  const pool = workPool(2);
  let finished = false;
  await pool.start(async () => {
    await setTimeout(5);
    finished = true;
  });
  await pool.start(() => Promise.reject(new Error("first")));
  await expect(pool.start(() => Promise.resolve())).rejects.toThrow("first");
  await expect(pool.finish()).rejects.toThrow("first");
  expect(finished).toBe(true);
});
