/**
 * Where it went wrong, which kind of error it was, and the calls that led there.
 *
 * Never the message of the error: the disk and the cipher name files in it. Nor
 * the folders of the calls: the app lies in one that may name its user.
 */
export function logLine(where: string, error: unknown): string {
  if (!(error instanceof Error)) return `${where}: ${typeof error}`;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  // The message may have any number of lines, which stand before the first call.
  const calls = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return [`${where}: ${error.name}${code}`, ...calls.map(withoutFolder)].join("\n");
}

/** `    at open (file:///home/a/latchkey/index.js:1:2)` without what stands before `index.js`. */
function withoutFolder(call: string): string {
  return call.replace(/^( {4}at (?:[^(/\\]*\()?).*[/\\]/, "$1");
}
