import type { JudgedFinding } from "../../../src-shared/model/check-run.ts";
import { reportText } from "../../../src-shared/text/check-run-text.ts";
import { VaultError } from "../../base/vault-error.ts";
import { replaceFile } from "../replace-file.ts";

interface Report {
  readonly vaultName: string;
  /** The vault folder on this computer. */
  readonly place: string;
  /** Milliseconds since 1970. */
  readonly madeMs: number;
  readonly findings: readonly JudgedFinding[];
  /** How many there were, of which `findings` may be the first. */
  readonly count: number;
}

/**
 * Writes what a check has found, for a person to read. It names files in cleartext.
 *
 * @throws VaultError `local-failed`
 */
export async function saveReport(path: string, report: Report): Promise<void> {
  try {
    await replaceFile(path, reportText(report));
  } catch (cause) {
    throw new VaultError({ kind: "local-failed", path }, { cause });
  }
}

/** A name for the file, e.g. `check-Taxes-2026-11-20.txt`. */
export function reportName(vaultName: string, madeMs: number): string {
  const day = new Date(madeMs).toISOString().slice(0, 10);
  // Whatever a file system may not like in a name.
  const plain = vaultName.replaceAll(/[^\p{L}\p{N} _-]/gu, "_").slice(0, 60);
  return `check-${plain}-${day}.txt`;
}
