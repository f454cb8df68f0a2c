/** What turns a start of the app into a call of the command line, if it comes first. */
const mark = "--cli";

/**
 * The words for the command line, or `null` if the app itself is wanted.
 *
 * The launchers write `--cli -- WORDS`: Chromium reads no switches behind `--`, so that it never takes
 * one of ours for one of its own.
 *
 * @param args - what stands behind the program, and behind the app where that is named
 */
export function commandLineWords(args: readonly string[]): readonly string[] | null {
  const [first, second] = args;
  if (first !== mark) return null;
  return args.slice(second === "--" ? 2 : 1);
}
