import { beforeEach, describe, expect, it, vi } from "vitest";
import { confirming } from "./confirm.ts";
import type { Problem } from "./problem.ts";
import { found, nothing } from "./review.ts";

const problem = (ciphertextPath: string): Problem => ({
  id: "MissingContentDir",
  severity: "warn",
  ciphertextPath,
  fixable: true,
});

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** What is found each time; the last one again and again. */
function findings(...times: readonly (readonly string[])[]) {
  let time = -1;
  return {
    review: () => {
      time = Math.min(time + 1, times.length - 1);
      return Promise.resolve(found(...(times[time] ?? []).map(problem)));
    },
    looks: () => time + 1,
  };
}

async function confirmed(review: () => ReturnType<ReturnType<typeof findings>["review"]>) {
  const done = confirming(true)(review);
  await vi.advanceTimersByTimeAsync(1000);
  return (await done).problems.map(({ ciphertextPath }) => ciphertextPath);
}

describe("in a vault that somebody works in", () => {
  it("what is found once only is not so, nor what is found the second time only", async () => {
    const { review } = findings(["passing", "real"], ["real", "new"]);
    expect(await confirmed(review)).toEqual(["real"]);
  });

  it("what is in order is looked at once", async () => {
    const { review, looks } = findings([]);
    expect(await confirming(true)(review)).toEqual(nothing);
    expect(looks()).toBe(1);
  });

  it("very many findings are looked at twice, and not waited for", async () => {
    const confirm = confirming(true);
    const first = Promise.all(Array.from({ length: 500 }, () => confirm(findings(["a"]).review)));
    await vi.advanceTimersByTimeAsync(1000);
    await first;
    const { review, looks } = findings(["a"], ["a"]);
    await confirm(review);
    expect(looks()).toBe(2);
  });
});

it("in a vault that nobody works in what is found is so", async () => {
  const { review, looks } = findings(["a"], []);
  expect((await confirming(false)(review)).problems).toHaveLength(1);
  expect(looks()).toBe(1);
});
