import { sendEmpty } from "../answer.ts";
import { type Exchange, headerOf, type ShareState } from "../exchange.ts";
import { parseDepthOfTree } from "../headers/depth.ts";
import { permitWrite, touchedByRemoving } from "../permit.ts";
import { alone, assertExists, findPlace } from "../place.ts";
import { Refusal } from "../refusal.ts";
import { sendMemberFailures } from "../trees/member-failure.ts";
import { removeTree } from "../trees/remove-tree.ts";

/**
 * Removes a file, or a directory with all below it; of a link, the link only.
 * Where a member cannot be removed, the others are (RFC 4918 §9.6.1).
 */
export async function answerDelete(exchange: Exchange): Promise<void> {
  const { response, share, target } = exchange;
  const depth = parseDepthOfTree(headerOf(exchange, "depth"));
  const claims = [{ path: target.path, isDeep: true }] as const;
  const { root, failures } = await alone(share, claims, async ([place]) => {
    const { entry, path, ownPath } = assertExists(place);
    if (ownPath === "/") throw new Refusal(403);
    // A directory goes with all below it or not at all (RFC 4918 §9.6.1).
    if (entry.kind === "directory" && depth === "0") throw new Refusal(400);
    await permitWrite(exchange, place, touchedByRemoving(place));
    const kind = path === ownPath ? entry.kind : "symlink";
    const failures = await removeTree(share, ownPath, kind);
    if (failures.length > 0) {
      await dropWhatIsGone(share, ownPath);
    } else {
      share.locks.removeTree(ownPath);
      await share.properties.remove(ownPath);
    }
    return { root: ownPath, failures };
  });
  if (failures.length === 0) sendEmpty(response, 204);
  else await sendMemberFailures(exchange, root, failures);
}

async function dropWhatIsGone(share: ShareState, root: string): Promise<void> {
  for (const lock of share.locks.within(root)) {
    const { entry } = await findPlace(share, lock.path);
    if (entry === null) share.locks.remove(lock);
  }
}
