/** Milliseconds. */

import { spoken } from "../../src-shared/text/worded.ts";

const DAY = 24 * 60 * 60_000;

/** In the way of the user's own language, e.g. `today`, `2 days ago`. Counts midnights, not hours. */
export function daysAgo(ms: number, nowMs: number): string {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(nowMs) - midnight(ms)) / DAY);
  return new Intl.RelativeTimeFormat(spoken().locale, { numeric: "auto" }).format(-days, "day");
}
