/**
 * COPY.
 *
 * A tree is copied under a name that no client sees and put in its place when
 * it is done. Where a member cannot be copied, the others are (RFC 4918
 * §9.8.3), unless something would have to go for a copy that is not whole: then
 * it stays, and there is no copy.
 */

import { type Exchange, headerOf, type ShareState } from "../exchange.ts";
import { parseDepthOfTree } from "../headers/depth.ts";
import type { ExistingPlace, Place } from "../place.ts";
import { putInPlace, removeIfPossible, withHiddenName } from "../put-in-place.ts";
import { copyTree } from "../trees/copy-tree.ts";
import type { MemberFailure } from "../trees/member-failure.ts";
import { answerTransfer } from "./transfer.ts";

export async function answerCopy(exchange: Exchange): Promise<void> {
  const { share } = exchange;
  const isDeep = parseDepthOfTree(headerOf(exchange, "depth")) === "infinity";
  await answerTransfer(exchange, {
    touches: () => [],
    carry: async (source, destination) => {
      const failures = await copyInto(share, source, isDeep, destination);
      if (failures.length > 0 && destination.entry !== null) return failures;
      share.locks.removeBelow(destination.ownPath);
      await share.properties.copy(source.path, destination.ownPath, isDeep);
      return failures;
    },
  });
}

/** A link is copied as what it leads to: its target may mean nothing at the destination. */
async function copyInto(
  share: ShareState,
  source: ExistingPlace,
  isDeep: boolean,
  destination: Place,
): Promise<readonly MemberFailure[]> {
  const isDirectory = source.entry.kind === "directory";
  if (!isDirectory && destination.entry === null) {
    // The engine shows a file only when it is whole.
    await share.vault.copy(source.path, destination.ownPath);
    return [];
  }
  return withHiddenName(share, destination.ownPath, "copy", async (draft) => {
    try {
      const failures = await makeCopy(share, source, isDeep, draft);
      if (failures.length > 0 && destination.entry !== null) {
        await removeIfPossible(share.vault, draft);
      } else {
        await putInPlace(share, draft, isDirectory, destination);
      }
      return failures;
    } catch (error) {
      await removeIfPossible(share.vault, draft);
      throw error;
    }
  });
}

async function makeCopy(
  share: ShareState,
  { path, entry }: ExistingPlace,
  isDeep: boolean,
  draft: string,
): Promise<readonly MemberFailure[]> {
  if (entry.kind === "directory" && isDeep) return copyTree(share, path, draft);
  if (entry.kind === "directory") await share.vault.makeDirectory(draft);
  else await share.vault.copy(path, draft);
  return [];
}
