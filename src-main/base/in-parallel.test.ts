import { expect, it } from "vitest";
import { inParallel } from "./in-parallel.ts";

it("does every item, no more than so many at once", async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    done.push(item);
  });
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

it("begins nothing after a failure, and tells it", async () => {
  const begun: number[] = [];
  const work = inParallel([1, 2, 3, 4], 1, async (item) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 2) throw new RangeError("two");
  });
  await expect(work).rejects.toThrow("two");
  expect(begun).toEqual([1, 2]);
});

it("tells a failure only when what was under way has ended", async () => {
  let ended = false;
  const work = inParallel(["fails", "takes longer"], 2, async (item) => {
    if (item === "fails") throw new RangeError("one");
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    ended = true;
  });
  await expect(work).rejects.toThrow("one");
  expect(ended).toBe(true);
});
