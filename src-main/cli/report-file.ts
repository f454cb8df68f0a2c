import { type FileHandle, open } from "node:fs/promises";
import { onHost } from "../storage/local-failure.ts";

/** A file on the host that gets what people are told, line by line. */
export interface Report extends AsyncDisposable {
  readonly write: (text: string) => Promise<void>;
}

/**
 * @param path - if absent, nothing is written anywhere
 * @param what - `add`: to a report that is there, which is replaced otherwise
 * @throws VaultError `local-failed` and the like
 */
export async function openReport(
  path: string | undefined,
  what: "replace" | "add" = "replace",
): Promise<Report> {
  const file: FileHandle | null =
    path === undefined
      ? null
      : await onHost(path, () => open(path, what === "add" ? "a" : "w", 0o600));
  return {
    write: async (text) => {
      if (file !== null) await onHost(path ?? "", () => file.writeFile(`${text}\n`));
    },
    [Symbol.asyncDispose]: async () => {
      await file?.close();
    },
  };
}
