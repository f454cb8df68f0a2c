/** What the list of events says. */

import { assertNever } from "../assert-never.ts";
import type { VaultEvent } from "../model/vault-event.ts";
import { saying, worded } from "./worded.ts";

export const eventsText = worded("eventsText", {
  heading: "Events",
  open: (unread: number) => (unread === 0 ? "Events" : `Events, ${unread} new`),
  about: "What happened in your vaults without your doing, until Latchkey ends.",
  none: "Nothing has happened.",
  noneBody:
    "Conflict copies of your sync client, damaged files and folders that go away are told here.",
  clear: "Clear all",
  dismiss: "Dismiss",
  showFile: "Show encrypted file",
  showFolder: "Show folder",
  copyPath: "Copy path",
  hidden: "Its name can be read while the vault is unlocked.",
  times: (count: number) => `${count} times`,
});

/** What has happened, one sentence. */
export const eventText = saying("eventText", englishEventText);

function englishEventText(event: VaultEvent): string {
  switch (event.kind) {
    case "conflict-resolved":
      return event.resolvedPath === ""
        ? "A conflict copy of the sync client was given a name of its own."
        : `A conflict copy of the sync client is now “${event.resolvedPath}”. Compare the two and keep what you need.`;
    case "conflict-not-resolved":
      return "A conflict copy of the sync client could not be given a name. It is listed under the name it has.";
    case "decryption-failed":
      return "This file is damaged: what is in it is not what was encrypted. Restore it from a backup, or check the vault.";
    case "broken-node":
      return "This is only half there. The sync may be unfinished; if it stays so, check the vault.";
    case "name-not-decodable":
      return "In this folder lies something that looks encrypted but belongs elsewhere. A check of the vault says where.";
    case "folder-gone":
      return "The folder of the vault went away. Plug in its disk, or wait for the sync.";
    case "folder-back":
      return "The folder of the vault is back.";
    default:
      return assertNever(event);
  }
}
