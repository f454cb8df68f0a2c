/**
 * The words of a command line that is run without a shell.
 *
 *     /usr/bin/pass show "vaults/my taxes"   →   [/usr/bin/pass, show, vaults/my taxes]
 *
 * Words stand between spaces. What stands between two quotes, single or double, belongs to one word,
 * with its spaces and quotes of the other kind; inside of them nothing means anything else. There is
 * no escape. Outside of quotes, what only a shell would understand is refused, for it would not do
 * what its author expects; so are characters that cannot be seen.
 */

/** Characters. */
export const longestProgram = 1_000;

export type ProgramProblem = "unseen" | "shell" | "quote" | "too-long";

export type ProgramWords =
  | { readonly words: readonly [string, ...string[]] }
  /** `null`: there is no word at all. */
  | { readonly problem: ProgramProblem | null };

/** Control characters, marks of direction, halves of characters, and every space but the plain one. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

const ofShells = /[|&;<>()$`*?~]/;

/** Two quotes and what stands between them. */
const quoted = /"([^"]*)"|'([^']*)'/g;

/** A word: quoted parts and characters that are neither space nor quote. */
const wordOf = /(?:"[^"]*"|'[^']*'|[^ "'])+/g;

export function programWords(line: string): ProgramWords {
  const problem = problemOf(line);
  if (problem !== null) return { problem };
  const [program, ...others] = (line.match(wordOf) ?? []).map((word) =>
    word.replace(quoted, (_, double?: string, single?: string) => double ?? single ?? ""),
  );
  return program ? { words: [program, ...others] } : { problem: null };
}

function problemOf(line: string): ProgramProblem | null {
  if (line.length > longestProgram) return "too-long";
  if (unseen.test(line)) return "unseen";
  const unquoted = line.replace(quoted, "");
  if (/["']/.test(unquoted)) return "quote";
  return ofShells.test(unquoted) ? "shell" : null;
}

/** The name of a program, for the eye: what stands after the last slash of its path. */
export function programName(line: string): string {
  const split = programWords(line);
  const program = "words" in split ? split.words[0] : line;
  return program.replace(/^.*[/\\](?=.)/, "");
}
