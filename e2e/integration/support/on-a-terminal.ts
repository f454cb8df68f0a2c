import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/**
 * Starts a command on a terminal of its own, which `script` of util-linux makes.
 *
 * `script` gives the line to the shell in `SHELL`, and shells differ in whether they stay beside the command:
 * one that stays gets Ctrl+C as well, and dies of it. So the shell is always the same, and leaves its place.
 *
 * @param words - the command and its arguments; none may hold a quote
 */
export function startOnTerminal(
  words: readonly string[],
  { env = {} }: { env?: Readonly<Record<string, string>> } = {},
): ChildProcessWithoutNullStreams {
  const line = `exec ${words.map((word) => `'${word}'`).join(" ")}`;
  return spawn("script", ["-qec", line, "/dev/null"], {
    stdio: "pipe",
    env: { ...process.env, ...env, SHELL: "/bin/sh" },
  });
}
