import { type Exchange, headerOf } from "../exchange.ts";
import { parseDepthOfTree } from "../headers/depth.ts";
import { touchedByRemoving } from "../permit.ts";
import { isDirectoryNode, putInPlace } from "../put-in-place.ts";
import { Refusal } from "../refusal.ts";
import { answerTransfer } from "./transfer.ts";

/** Renames or moves; of a link, the link itself. Locks stay behind and end (RFC 4918 §7.5). */
export async function answerMove(exchange: Exchange): Promise<void> {
  const { share } = exchange;
  const depth = parseDepthOfTree(headerOf(exchange, "depth"));
  await answerTransfer(exchange, {
    touches: touchedByRemoving,
    carry: async (source, destination) => {
      if (source.entry.kind === "directory" && depth === "0") throw new Refusal(400);
      await putInPlace(share, source.ownPath, isDirectoryNode(source), destination);
      share.locks.removeTree(source.ownPath);
      share.locks.removeBelow(destination.ownPath);
      await share.properties.move(source.ownPath, destination.ownPath);
      // It is one rename, so there is no half of it.
      return [];
    },
  });
}
