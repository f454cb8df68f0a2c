import { spoken } from "./worded.ts";

/** A number in digits, parted as the language in use does it, e.g. `1,000` or `1.000`. */
export function numeral(number: number): string {
  return number.toLocaleString(spoken().locale);
}
