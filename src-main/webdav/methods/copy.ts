/**
 * COPY.
 *
 * The copy is made under a name that no client sees and put in its place when
 * it is whole: one that fails half-way leaves nothing behind, and what was at
 * the destination is there until then.
 */

import { type Exchange, headerOf, type ShareState } from "../exchange.ts";
import { parseDepthOfTree } from "../headers/depth.ts";
import type { ExistingPlace, Place } from "../place.ts";
import { putInPlace, removeIfPossible, withHiddenName } from "../put-in-place.ts";
import { answerTransfer } from "./transfer.ts";

export async function answerCopy(exchange: Exchange): Promise<void> {
  const { share } = exchange;
  const isDeep = parseDepthOfTree(headerOf(exchange, "depth")) === "infinity";
  await answerTransfer(exchange, {
    touches: () => [],
    carry: async (source, destination) => {
      await copyInto(share, source, isDeep, destination);
      share.locks.removeBelow(destination.ownPath);
      await share.properties.copy(source.path, destination.ownPath, isDeep);
    },
  });
}

/** A link is copied as what it leads to: its target may mean nothing at the destination. */
async function copyInto(
  share: ShareState,
  source: ExistingPlace,
  isDeep: boolean,
  destination: Place,
): Promise<void> {
  const isDirectory = source.entry.kind === "directory";
  await withHiddenName(share, destination.ownPath, async (draft) => {
    try {
      if (isDirectory && !isDeep) await share.vault.makeDirectory(draft);
      else await share.vault.copy(source.path, draft);
      await putInPlace(share, draft, isDirectory, destination);
    } catch (error) {
      await removeIfPossible(share.vault, draft);
      throw error;
    }
  });
}
