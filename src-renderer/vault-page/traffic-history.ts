import type { ShareTraffic } from "../../src-shared/model/share-traffic.ts";

/** How fast it went between two samples, bytes per second. */
export interface Rate {
  readonly read: number;
  readonly written: number;
}

/** The last minute of a drive. */
export interface TrafficHistory {
  readonly last: ShareTraffic | null;
  /** From the oldest to the newest, at most {@link HISTORY} of them. */
  readonly rates: readonly Rate[];
}

/** Samples in a picture: a minute, at one each second. */
export const HISTORY = 60;

export const noTraffic: TrafficHistory = { last: null, rates: [] };

/** The history with one more sample. */
export function withSample(history: TrafficHistory, sample: ShareTraffic): TrafficHistory {
  const { last, rates } = history;
  if (last === null) return { last: sample, rates };
  const seconds = (sample.atMs - last.atMs) / 1000;
  // A clock that was set back tells nothing.
  if (seconds <= 0) return { last: sample, rates };
  const rate = {
    read: (sample.bytesRead - last.bytesRead) / seconds,
    written: (sample.bytesWritten - last.bytesWritten) / seconds,
  };
  return { last: sample, rates: [...rates, rate].slice(-HISTORY) };
}
