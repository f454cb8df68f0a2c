/** Bytes `[start, end)` of a file. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header (RFC 9110 §14.2).
 *
 * @param header - e.g. `bytes=0-499`, `bytes=500-`, `bytes=-500`
 * @param size - bytes in the file
 * @returns the range; `"whole"` if the header is absent, malformed or asks for
 *   several ranges, which a server may ignore; `"unsatisfiable"` if it starts
 *   past the end, to be answered with 416
 */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | "whole" | "unsatisfiable" {
  if (header === undefined) return "whole";
  const match = /^bytes=[ \t]*(?<first>\d*)-(?<last>\d*)[ \t]*$/i.exec(header);
  const { first = "", last = "" } = match?.groups ?? {};
  if (first === "" && last === "") return "whole";
  if (first !== "" && last !== "" && Number(last) < Number(first)) return "whole";

  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end } : "unsatisfiable";
}
