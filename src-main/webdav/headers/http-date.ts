/**
 * Dates as HTTP (RFC 9110 §5.6.7) and WebDAV (RFC 3339) write them.
 *
 * A file system can hold times that no calendar has. They are brought to the
 * nearest date with a year of four digits, because a client that cannot parse
 * one date throws away the whole listing.
 */

const FIRST_MS = -62_135_596_800_000; // 0001-01-01
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59);

/** `Wed, 21 Oct 2015 07:28:00 GMT` for milliseconds since 1970. */
export const httpDate = bySecond((ms) => nearestDate(ms).toUTCString());

/** `2015-10-21T07:28:00Z` for milliseconds since 1970. */
export const isoDate = bySecond((ms) => `${nearestDate(ms).toISOString().slice(0, 19)}Z`);

/** Remembers the last answer: what is in one directory was often written in the same second. */
function bySecond(write: (ms: number) => string): (ms: number) => string {
  let lastSecond = Number.NaN;
  let last = "";
  return (ms) => {
    const second = Math.floor(ms / 1000);
    if (second !== lastSecond) {
      last = write(ms);
      lastSecond = second;
    }
    return last;
  };
}

function nearestDate(ms: number): Date {
  return new Date(Number.isNaN(ms) ? 0 : Math.min(LAST_MS, Math.max(FIRST_MS, ms)));
}

/** Milliseconds since 1970; `null` if the text is no date in GMT. */
export function parseHttpDate(text: string): number | null {
  const ms = /^[A-Z][a-z]+, .* GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}
