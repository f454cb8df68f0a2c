import { spoken } from "../../src-shared/text/worded.ts";

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A number of bytes in the way of the user's own country, e.g. `1.2 MB`; a thousand to the next unit. */
export function byteSize(bytes: number): string {
  return inUnits(bytes, { smallest: 0, per: "" });
}

/** As {@link byteSize}, for a speed, e.g. `1.2 MB/s`; never in single bytes. */
export function byteRate(bytesPerSecond: number): string {
  return inUnits(bytesPerSecond, { smallest: 1, per: "-per-second" });
}

interface Unit {
  /** Index of the smallest unit that is used. */
  readonly smallest: number;
  readonly per: "" | "-per-second";
}

function inUnits(bytes: number, { smallest, per }: Unit): string {
  // Rounded first, so that 999,999 bytes are a megabyte and not a thousand kilobytes.
  const rounded = Math.max(1, Number(bytes.toPrecision(3)));
  const fitting = Math.min(Math.floor(Math.log10(rounded) / 3), units.length - 1);
  const step = Math.max(smallest, fitting);
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(spoken().locale, {
    style: "unit",
    unit: `${units[step] ?? "byte"}${per}`,
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}
