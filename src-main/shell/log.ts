import process from "node:process";

/** Writes to standard error what went wrong. */
export function logError(where: string, error: unknown): void {
  process.stderr.write(`${logLine(where, error)}\n`);
}

/**
 * Where it went wrong, which kind of error it was, and the calls that led there.
 *
 * Never the message of the error: the disk and the cipher name files in it.
 */
export function logLine(where: string, error: unknown): string {
  if (!(error instanceof Error)) return `${where}: ${typeof error}`;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  // The message may have any number of lines, which stand before the first call.
  const calls = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return [`${where}: ${error.name}${code}`, ...calls].join("\n");
}
