import { VaultError } from "../base/vault-error.ts";
import { entryFailure } from "./entry-failure.ts";
import type { TransferRun } from "./transfer-run.ts";

/** Does something for one entry; what fails for that entry alone is named, and the others are tried. */
export async function reporting(
  { report }: Pick<TransferRun, "report">,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    await report(entryFailure(error));
  }
}

/** The same run for a single entry: what fails for it fails as a whole. */
export function strict(run: TransferRun): TransferRun {
  return { ...run, report: (failure) => Promise.reject(new VaultError(failure)) };
}
