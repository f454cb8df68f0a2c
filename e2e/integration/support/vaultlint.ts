/** The independent reader of the vault format (e2e/tools/vaultlint.py): what it finds, and what it lists. */

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const script = fileURLToPath(new URL("../../tools/vaultlint.py", import.meta.url));
const run = promisify(execFile);

/** Another python3 on the PATH would lack the module for the cipher. */
const python = "/usr/bin/python3";

/**
 * Findings that make a vault of ours not perfect, warnings included; information is left out.
 *
 * @returns lines `SEVERITY CODE PATH MESSAGE`, tab-separated
 */
export async function lintFindings(vault: string, password: string): Promise<readonly string[]> {
  const lines = await vaultlint(["check", vault, "--strict", "--", password]);
  return lines.filter((line) => !line.startsWith("INFO"));
}

/** The tree as `TYPE SIZE DIGEST-OR-TARGET PATH`, tab-separated and sorted. */
export async function lintTree(vault: string, password: string): Promise<readonly string[]> {
  return [...(await vaultlint(["tree", vault, "--", password]))].sort();
}

async function vaultlint(words: readonly string[]): Promise<readonly string[]> {
  try {
    const { stdout } = await run(python, [script, ...words], { maxBuffer: 2 ** 28 });
    return linesOf(stdout);
  } catch (error) {
    // Exit status 1 only says that there are findings.
    if (error instanceof Error && "code" in error && error.code === 1 && "stdout" in error) {
      return linesOf(String(error.stdout));
    }
    throw error;
  }
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}
