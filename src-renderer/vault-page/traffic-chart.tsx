import type { ReactElement } from "react";
import { HISTORY, type Rate } from "./traffic-history.ts";

/** So little that a picture of it would only show noise, bytes per second. */
const FLOOR = 10_000;

const HEIGHT = 100;

/** The last minute as two lines, the newest at the end. The figures beside it say the same. */
export function TrafficChart({ rates }: { readonly rates: readonly Rate[] }): ReactElement {
  const most = Math.max(FLOOR, ...rates.flatMap(({ read, written }) => [read, written]));
  const written = line(rates.map((rate) => rate.written / most));
  const read = line(rates.map((rate) => rate.read / most));
  const start = HISTORY - rates.length;
  return (
    <svg
      className="traffic-chart"
      viewBox={`0 0 ${HISTORY - 1} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {rates.length > 1 && (
        <>
          <path className="traffic-area" d={`${written}V${HEIGHT}H${start}Z`} />
          <path className="traffic-written" d={written} />
          <path className="traffic-read" d={read} />
        </>
      )}
    </svg>
  );
}

/** @param heights - 0 to 1 */
function line(heights: readonly number[]): string {
  const start = HISTORY - heights.length;
  return heights
    .map((height, index) => {
      const y = (HEIGHT - 1 - height * (HEIGHT - 4)).toFixed(1);
      return `${index === 0 ? "M" : "L"}${start + index} ${y}`;
    })
    .join("");
}
