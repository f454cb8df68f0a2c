import { sendEmpty } from "../answer.ts";
import { type Exchange, headerOf } from "../exchange.ts";
import { parseDepthOfTree } from "../headers/depth.ts";
import { permitWrite, touchedByRemoving } from "../permit.ts";
import { alone, assertExists } from "../place.ts";
import { Refusal } from "../refusal.ts";

/** Removes a file, or a directory with all below it; of a link, the link only. */
export async function answerDelete(exchange: Exchange): Promise<void> {
  const { response, share, target } = exchange;
  const depth = parseDepthOfTree(headerOf(exchange, "depth"));
  await alone(share, [{ path: target.path, isDeep: true }], async ([place]) => {
    const { entry, ownPath } = assertExists(place);
    if (ownPath === "/") throw new Refusal(403);
    // A directory goes with all below it or not at all (RFC 4918 §9.6.1).
    if (entry.kind === "directory" && depth === "0") throw new Refusal(400);
    await permitWrite(exchange, place, touchedByRemoving(place));
    await share.vault.removeTree(ownPath);
    share.locks.removeTree(ownPath);
    await share.properties.remove(ownPath);
  });
  sendEmpty(response, 204);
}
