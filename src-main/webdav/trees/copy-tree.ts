import type { ShareState } from "../exchange.ts";
import { isReserved } from "../hidden-names.ts";
import { childOf } from "../vault-path.ts";
import { attempt, type MemberFailure } from "./member-failure.ts";

/**
 * Copies a directory, with all below it that can be copied, to a path where nothing is yet.
 *
 * @returns what could not be copied, by its path in the source
 * @throws what ends the whole, and a failure of the directory itself
 */
export async function copyTree(
  share: ShareState,
  from: string,
  to: string,
): Promise<readonly MemberFailure[]> {
  const { vault } = share;
  const { modifiedMs } = await vault.stat(from);
  const entries = await vault.list(from);
  await vault.makeDirectory(to);

  const failures: MemberFailure[] = [];
  for (const { name, kind } of entries) {
    const source = childOf(from, name);
    if (isReserved(source)) continue;
    const target = childOf(to, name);
    const failure = await attempt(share, source, async () => {
      if (kind === "directory") failures.push(...(await copyTree(share, source, target)));
      else await vault.copy(source, target);
    });
    if (failure !== null) failures.push(failure);
  }
  await vault.setModified(to, modifiedMs);
  return failures;
}
