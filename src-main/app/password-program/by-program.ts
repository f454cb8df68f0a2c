import { programName } from "../../../src-shared/model/program-words.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { isFailure, VaultError } from "../../base/vault-error.ts";
import type { AppState } from "../app-state.ts";
import type { Outside } from "../outside.ts";
import { runPasswordProgram } from "./run-password-program.ts";

interface ProgramDeps {
  readonly outside: Pick<Outside, "home">;
  readonly state: Pick<AppState, "list">;
}

/** The command line that the options of the vault name, which the user has allowed; `null` if there is none. */
export function programOf({ state }: Pick<ProgramDeps, "state">, id: VaultId): string | null {
  return state.list.find(id).options.passwordProgram;
}

/**
 * Works on a vault by the password that its program prints. Only for work that gives nobody more than the
 * vault as it is: never to show its recovery key, nor to make another password or key file.
 *
 * @throws VaultError `password-program-failed`, also for a wrong password; `cancelled`; what `work` throws
 */
export async function withPrintedPassword<T>(
  { outside }: ProgramDeps,
  line: string,
  signal: AbortSignal,
  work: (password: string) => Promise<T>,
): Promise<T> {
  const password = await runPasswordProgram({ line, folder: outside.home, signal });
  try {
    return await work(password);
  } catch (cause) {
    if (!isFailure(cause, "wrong-password")) throw cause;
    const program = programName(line);
    throw new VaultError({ kind: "password-program-failed", program, reason: "wrong" }, { cause });
  }
}
