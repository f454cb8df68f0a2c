/**
 * Checks that were stopped, so that `check --resume` can go on with them: one
 * file per vault in Latchkey's own folder, gone when the check has come to its
 * end or another one was begun.
 *
 *     stopped-checks/<vault>.json      what was asked for, and how far it came
 *
 * It holds ids of findings and names as they lie on the ciphertext disk, and
 * nothing of the cleartext; the vault itself is named by a hash.
 */

import { createHash } from "node:crypto";
import { readFile, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { CheckPosition } from "../../src-shared/model/health-check.ts";
import { findingIds } from "../../src-shared/model/health-finding.ts";
import { replaceFile } from "../app/replace-file.ts";
import { onHost } from "../storage/local-failure.ts";

const StoppedCheck = z.strictObject({
  version: z.literal(1),
  /** The findings that were asked for; `null`: all. */
  only: z.array(z.enum(findingIds)).readonly().nullable(),
  position: CheckPosition,
});
export type StoppedCheck = Readonly<z.output<typeof StoppedCheck>>;

export interface StoppedCheckFile {
  /** `null` if no check of this vault was stopped, or nothing can be made of what is there. */
  readonly load: () => Promise<StoppedCheck | null>;
  /** @throws VaultError `local-failed` and the like */
  readonly save: (stopped: Omit<StoppedCheck, "version">) => Promise<void>;
  readonly forget: () => Promise<void>;
}

/**
 * @param ownFolder - of Latchkey's own files, absolute
 * @param vaultId - as the configuration of the vault has it: another vault in the same folder is another one
 */
export async function stoppedCheckFile(
  ownFolder: string,
  vaultFolder: string,
  vaultId: string,
): Promise<StoppedCheckFile> {
  const place = `${await realpath(vaultFolder)}\0${vaultId}`;
  const name = createHash("sha256").update(place).digest("hex").slice(0, 32);
  const path = join(ownFolder, "stopped-checks", `${name}.json`);
  return {
    load: async () => {
      try {
        return StoppedCheck.safeParse(JSON.parse(await readFile(path, "utf8"))).data ?? null;
      } catch {
        return null;
      }
    },
    save: ({ only, position }) =>
      onHost(path, () => replaceFile(path, JSON.stringify({ version: 1, only, position }))),
    forget: () => onHost(path, () => rm(path, { force: true })),
  };
}
