import { resolve } from "node:path";
import { workplaceAt } from "../app/workplace.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { newSession } from "../vault/draft-names.ts";
import { enterBeside, type Workplace } from "../vault/work-alone.ts";
import type { Io } from "./io.ts";
import { ownFolder } from "./key-files.ts";

/** @param vault - its folder, as the user named it */
export function workplaceOf(vault: string, io: Io): Workplace {
  return workplaceAt({ world: systemWorld, dataFolder: ownFolder(io) }, resolve(vault));
}

/**
 * For the whole of a command that writes a key file, from before its first question: what is asked
 * for on the way could not be used otherwise. Disposing ends it.
 *
 * @throws VaultError `vault-in-repair`
 */
export async function turnBeside(vault: string, io: Io): Promise<AsyncDisposable> {
  const { world, writers, hostPath } = workplaceOf(vault, io);
  const leave = await enterBeside(writers, newSession(world.random), hostPath);
  return { [Symbol.asyncDispose]: leave };
}
