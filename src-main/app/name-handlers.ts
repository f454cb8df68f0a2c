import { join } from "node:path";
import { locate } from "../names/locate.ts";
import type { AppState } from "./app-state.ts";
import type { Handlers } from "./handlers.ts";
import { nameFiles } from "./name-files.ts";
import type { Outside } from "./outside.ts";

type NameChannel = "names.locate" | "names.decrypt";

/** From files in a vault to encrypted files on the disk, and back. */
export function nameHandlers(
  outside: Pick<Outside, "pickFiles" | "showInFolder" | "home">,
  state: Pick<AppState, "list" | "open">,
): Pick<Handlers, NameChannel> {
  const { list, open } = state;
  return {
    "names.locate": async ({ id, typed, show }) => {
      const path = pathInVault(typed, open.shareOf(id).url);
      const place = await locate(open.vaultOf(id), path);
      if (show) await outside.showInFolder(join(list.find(id).path, place.ciphertextPath));
      return { path: place.path, ciphertextPath: place.ciphertextPath };
    },
    "names.decrypt": async ({ id }) => {
      const files = await outside.pickFiles(list.find(id).path);
      return nameFiles(state, outside.home, id, files);
    },
  };
}

/** What was typed may be a path, or an address of the drive as another program shows it. */
function pathInVault(typed: string, shareUrl: string): string {
  const text = typed.trim();
  if (!text.startsWith(shareUrl)) return text.startsWith("/") ? text : `/${text}`;
  try {
    return `/${decodeURIComponent(text.slice(shareUrl.length))}`;
  } catch {
    // Not an address after all: a name may hold a percent sign.
    return text;
  }
}
