/** Seconds. A client that crashed keeps others out of its file for no longer than this. */
const MAX_SECONDS = 3600;

/**
 * Reads a `Timeout` header (RFC 4918 §10.7), e.g. `Infinite, Second-4100000000`.
 *
 * @returns seconds that a lock shall live: the first wish that can be read, cut to an hour
 */
export function parseTimeout(header: string | undefined): number {
  const match = /second-(\d+)/i.exec(header ?? "");
  const wished = Number(match?.[1] ?? MAX_SECONDS);
  return Math.min(MAX_SECONDS, Math.max(1, wished));
}
