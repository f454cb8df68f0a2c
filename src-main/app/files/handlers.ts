import { join } from "node:path";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { pathError } from "../../base/vault-error.ts";
import { locate } from "../../names/locate.ts";
import { formatPath, isWithin, parseLocated, parsePath } from "../../vault/vault-path.ts";
import { childOf } from "../../webdav/vault-path.ts";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import type { Outside } from "../outside.ts";
import type { Previews } from "./previews.ts";
import { watchFolder } from "./watch-folder.ts";

type FilesChannel = Extract<keyof Handlers, `files.${string}`>;
type Needs = Pick<Outside, "announce" | "log" | "showInFolder"> & {
  readonly state: Pick<AppState, "open" | "list">;
  readonly previews: Previews;
};

/** Browsing an open vault in the window. */
export function filesHandlers(needs: Needs): Pick<Handlers, FilesChannel> {
  return { ...lookingHandlers(needs), ...changingHandlers(needs) };
}

type Changing =
  | "files.make-folder"
  | "files.rename"
  | "files.delete"
  | "files.undo-delete"
  | "files.forget-deleted";

function lookingHandlers(needs: Needs): Pick<Handlers, Exclude<FilesChannel, Changing>> {
  const { state, previews } = needs;
  const { open } = state;
  return {
    "files.list": async ({ id, path }) => {
      const session = open.filesOf(id);
      const listing = await session.listings.begin(path);
      await session.watch(listing.path, () => watchVaultFolder(needs, id, listing.path));
      session.tidyOnce().catch((error: unknown) => {
        needs.log("removing what was deleted in an earlier session", error);
      });
      return listing;
    },
    "files.list-more": ({ id, listing, from }) =>
      Promise.resolve(open.filesOf(id).listings.more(listing, from)),
    "files.search": async ({ id, under, words }) => open.filesOf(id).search(under, words),
    "files.search-more": async ({ id, search }) => open.filesOf(id).searchOf(search).news(),
    "files.stop-search": async ({ id, search }) => {
      open.filesOf(id).searchOf(search).stop();
      return null;
    },
    "files.used": async ({ id }) => {
      open.filesOf(id).noteUse();
      return null;
    },
    "files.locate": async ({ id, path, show }) => {
      const place = await locate(open.vaultOf(id), path);
      if (show) await needs.showInFolder(join(state.list.find(id).path, place.ciphertextPath));
      return { path: place.path, ciphertextPath: place.ciphertextPath };
    },
    "files.preview": async ({ id, path, isSmall }) => {
      const session = open.filesOf(id);
      session.onEnd(previews.forget);
      return previews.of(session.vault, formatPath(parsePath(path)), isSmall);
    },
  };
}

function changingHandlers({ state }: Needs): Pick<Handlers, Changing> {
  const { open } = state;

  /** Programs that write into a file, or have it locked, keep its name. */
  function refuseInUse(id: VaultId, path: string): void {
    const within = parsePath(path);
    const busy = open
      .shareOf(id)
      .filesInUse()
      .find((file) => file.use !== "reading" && isWithin(parsePath(file.path), within));
    if (busy) throw pathError("file-in-use", busy.path);
  }

  return {
    "files.make-folder": async ({ id, folder, name }) => {
      const path = childNamed(formatPath(parsePath(folder)), name);
      await open.vaultOf(id).makeDirectory(path);
      return path;
    },
    "files.rename": async ({ id, path, name }) => {
      const { parent, path: from } = parseLocated(path, "name-invalid");
      const to = childNamed(formatPath(parent), name);
      refuseInUse(id, from);
      if (to !== from) await open.vaultOf(id).move(from, to);
      return to;
    },
    "files.delete": async ({ id, paths, deletion }) => {
      const tidy = paths.map((path) => parseLocated(path, "name-invalid").path);
      for (const path of tidy) refuseInUse(id, path);
      return open.filesOf(id).deleted.delete(tidy, deletion);
    },
    "files.undo-delete": async ({ id, deletion }) => open.filesOf(id).deleted.undo(deletion),
    "files.forget-deleted": async ({ id }) => {
      await open.filesOf(id).deleted.forget();
      return null;
    },
  };
}

/** @throws VaultError `name-invalid` for a name that would lead elsewhere */
function childNamed(folder: string, name: string): string {
  const path = childOf(folder, name.normalize("NFC"));
  if (name.includes("/")) throw pathError("name-invalid", path);
  return parseLocated(path, "name-invalid").path;
}

async function watchVaultFolder(
  { announce, state }: Needs,
  id: VaultId,
  path: string,
): Promise<() => void> {
  const { contentPath } = await locate(state.open.vaultOf(id), path);
  if (contentPath === null) return () => undefined;
  return watchFolder(join(state.list.find(id).path, contentPath), () => {
    announce("files.changed", { id, path });
  });
}
