import { describe, expect, it } from "vitest";
import { type Claim, covers, PathQueue } from "./path-queue.ts";

const only = (path: string): Claim => ({ path, isDeep: false });
const deep = (path: string): Claim => ({ path, isDeep: true });

/** Starts `work` for each list of claims at once; tells who ran beside whom. */
async function overlaps(...all: readonly (readonly Claim[])[]): Promise<boolean> {
  const queue = new PathQueue();
  let running = 0;
  let most = 0;
  await Promise.all(
    all.map((claims) =>
      queue.run(claims, async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running -= 1;
      }),
    ),
  );
  return most > 1;
}

describe("PathQueue", () => {
  it.each([
    ["the same path", [only("/a")], [only("/a")], false],
    ["two paths", [only("/a")], [only("/b")], true],
    ["a path and one below it", [only("/a")], [only("/a/b")], true],
    ["a tree and a path in it", [deep("/a")], [only("/a/b/c")], false],
    ["a path and a tree around it", [only("/a/b")], [deep("/a")], false],
    ["a tree and a path with a similar name", [deep("/a")], [only("/ab")], true],
    ["two moves in opposite directions", [deep("/a"), deep("/b")], [deep("/b"), deep("/a")], false],
  ])("%s", async (_, one, other, beside) => {
    expect(await overlaps(one, other)).toBe(beside);
  });

  it("serves in the order of asking", async () => {
    const queue = new PathQueue();
    const served: number[] = [];
    await Promise.all(
      [0, 1, 2, 3, 4].map((n) =>
        queue.run([n % 2 === 0 ? only("/a") : deep("/")], async () => {
          await Promise.resolve();
          served.push(n);
        }),
      ),
    );
    expect(served).toEqual([0, 1, 2, 3, 4]);
  });

  it("goes on after a failure", async () => {
    const queue = new PathQueue();
    const failed = queue.run([only("/a")], () => Promise.reject(new Error("no")));
    const next = queue.run([only("/a")], () => Promise.resolve("yes"));
    await expect(failed).rejects.toThrow("no");
    await expect(next).resolves.toBe("yes");
  });
});

it.each([
  [deep("/a"), only("/a/b"), true],
  [deep("/a"), deep("/a"), true],
  [only("/a"), only("/a"), true],
  [only("/a"), deep("/a"), false],
  [only("/a"), only("/a/b"), false],
])("%o covers %o: %s", (claim, wanted, does) => {
  expect(covers(claim, wanted)).toBe(does);
});
