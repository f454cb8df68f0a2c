/** Follows a page of the documentation word by word: its commands, in a shell, with a person's answers. */

import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { exitCodeOf, program } from "./cli.ts";
import { startOnTerminal } from "./on-a-terminal.ts";

/** The lines of a page that are set off by four spaces, which are commands in all of our pages. */
export function commandsIn(page: string): readonly string[] {
  const withoutFences = page.replaceAll(/^```[\s\S]*?^```$/gm, "");
  return withoutFences
    .split("\n")
    .filter((line) => /^ {4}\S/.test(line))
    .map((line) => line.slice(4));
}

/** What the person at the terminal knows. */
export interface Reader {
  /** Of a vault, by the path in the question. */
  readonly passwordOf: (vault: string) => string;
  readonly newPasswordOf: (vault: string) => string;
}

export interface Followed {
  readonly code: number | null;
  /** All that was on the screen. */
  readonly screen: string;
}

/**
 * Runs the commands in one shell on a terminal; the first one that fails ends it.
 *
 * @param home - the home folder of the reader, where the shell starts
 * @param cwd - where it goes first
 */
export async function follow(
  commands: readonly string[],
  { home, cwd = home, reader }: { home: string; cwd?: string; reader: Reader },
): Promise<Followed> {
  const bin = join(home, ".bin");
  await mkdir(bin, { recursive: true });
  const latchkey = join(bin, "latchkey");
  await writeFile(latchkey, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  await chmod(latchkey, 0o755);
  const script = join(home, ".commands.sh");
  await writeFile(script, ["set -e", `cd '${cwd}'`, ...commands].join("\n"));
  const child = startOnTerminal(["bash", script], {
    env: {
      HOME: home,
      LATCHKEY_HOME: join(home, ".latchkey"),
      PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
      LC_ALL: "C.UTF-8",
    },
  });
  let screen = "";
  let read = 0;
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    screen += piece;
    const answer = answerTo(screen.slice(read), screen, reader);
    if (answer === null) return;
    read = screen.length;
    child.stdin.write(answer);
  });
  try {
    return { code: await exitCodeOf(child), screen };
  } finally {
    child.kill();
  }
}

/** The vault of the last question for a new password, which is asked twice. */
const lastNew = /New password for “([^”]*)”(?![\s\S]*New password for “)/;

function answerTo(unread: string, screen: string, reader: Reader): string | null {
  if (unread.includes("Press Ctrl+C to lock")) return "\u0003";
  if (/The same again: $/.test(unread)) {
    return `${reader.newPasswordOf(lastNew.exec(screen)?.[1] ?? "")}\n`;
  }
  const asked = /(New password for|Password of|Recovery key of) “([^”]*)”[^:]*: $/.exec(unread);
  const [, question, vault = ""] = asked ?? [];
  switch (question) {
    case "New password for":
      return `${reader.newPasswordOf(vault)}\n`;
    case "Password of":
      return `${reader.passwordOf(vault)}\n`;
    case "Recovery key of":
      return `${wordsOn(screen)}\n`;
    default:
      return null;
  }
}

/** The recovery key that was shown last: 44 words, each behind its number. */
function wordsOn(screen: string): string {
  const words = [...screen.matchAll(/\b\d+\. +([a-z]+)\b/g)].map(([, word]) => word);
  return words.slice(-44).join(" ");
}
