import process from "node:process";

/**
 * Writes to standard error what went wrong: where, which kind of error, and the calls that led there.
 *
 * Never the message of the error: the disk and the cipher name files in it.
 */
export function logError(where: string, error: unknown): void {
  process.stderr.write(`${where}: ${describe(error)}\n`);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const calls = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return [`${error.name}${code}`, ...calls].join("\n");
}
