import type { Entry } from "../../vault/vault.ts";
import type { ShareState } from "../exchange.ts";
import { childOf } from "../vault-path.ts";
import { attempt, type MemberFailure } from "./member-failure.ts";

/**
 * Removes whatever is at a path, with all below it that can be removed.
 *
 * @returns what could not be; a directory is there still if something in it is, and is not named then
 * @throws what ends the whole
 */
export async function removeTree(
  share: ShareState,
  path: string,
  kind: Entry["kind"],
): Promise<readonly MemberFailure[]> {
  const { vault } = share;
  const whole = await attempt(share, path, () => vault.removeTree(path));
  if (whole === null) return [];
  if (kind !== "directory") return [whole];

  const failures: MemberFailure[] = [];
  const self = await attempt(share, path, async () => {
    for (const { name, kind: inner } of await vault.list(path)) {
      failures.push(...(await removeTree(share, childOf(path, name), inner)));
    }
    if (failures.length === 0) await vault.removeDirectory(path);
  });
  return self === null ? failures : [...failures, self];
}
