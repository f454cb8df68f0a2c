import { failureText } from "../../../src-shared/text/failure-text.ts";
import { transferReportText } from "../../../src-shared/text/transfers-text.ts";
import { onHost } from "../../storage/local-failure.ts";
import { replaceFile } from "../replace-file.ts";
import type { TransferJob } from "./transfer-job.ts";

/**
 * Writes what failed, for a person to read. It names files in cleartext.
 *
 * @throws VaultError `local-failed` and the like
 */
export async function saveTransferReport(
  path: string,
  job: TransferJob,
  of: { readonly vaultName: string; readonly madeMs: number },
): Promise<void> {
  const { failed, direction, target } = job.shown();
  const sentences = job.failures.map(failureText);
  const text = transferReportText({ ...of, direction, target, sentences, failed });
  await onHost(path, () => replaceFile(path, text));
}
