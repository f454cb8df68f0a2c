import { resolve } from "node:path";

/**
 * The files and folders that the program was started with, absolute.
 *
 * Everything else on the command line is for Electron and begins with a dash.
 *
 * @param args - what stands behind the program, and behind the app where that is named
 * @param cwd - the folder that it was started in
 */
export function pathsInArguments(args: readonly string[], cwd: string): readonly string[] {
  return args.filter((arg) => arg !== "" && !arg.startsWith("-")).map((arg) => resolve(cwd, arg));
}
