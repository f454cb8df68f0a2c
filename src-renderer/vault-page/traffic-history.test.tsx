import { expect, it } from "vitest";
import { noUse } from "../test-support/traffic.ts";
import { HISTORY, noTraffic, withSample } from "./traffic-history.ts";

const sample = (atMs: number, bytesRead: number, bytesWritten = 0) => ({
  ...noUse,
  atMs,
  bytesRead,
  bytesWritten,
});

it("knows no speed from one sample", () => {
  expect(withSample(noTraffic, sample(0, 500)).rates).toEqual([]);
});

it("divides what has gone through by the time it took", () => {
  const history = withSample(withSample(noTraffic, sample(0, 500, 100)), sample(2_000, 2_500, 400));
  expect(history.rates).toEqual([{ read: 1_000, written: 150 }]);
});

it("makes nothing of a clock that was set back", () => {
  const history = withSample(withSample(noTraffic, sample(5_000, 0)), sample(4_000, 900));
  expect(history.rates).toEqual([]);
  expect(withSample(history, sample(5_000, 1_000)).rates).toEqual([{ read: 100, written: 0 }]);
});

it("forgets what is older than a minute", () => {
  let history = noTraffic;
  for (let second = 0; second <= HISTORY + 5; second += 1) {
    history = withSample(history, sample(second * 1_000, second ** 2));
  }
  expect(history.rates).toHaveLength(HISTORY);
  expect(history.rates.at(-1)?.read).toBe((HISTORY + 5) ** 2 - (HISTORY + 4) ** 2);
});
