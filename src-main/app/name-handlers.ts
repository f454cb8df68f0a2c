import { join } from "node:path";
import type { NamedFile } from "../../src-shared/model/file-name-answer.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { decryptNames } from "../names/decrypt-names.ts";
import { locate } from "../names/locate.ts";
import type { AppState } from "./app-state.ts";
import { relativeToVault } from "./ciphertext-operand.ts";
import type { Handlers } from "./handlers.ts";
import type { Outside } from "./outside.ts";
import { showPlace } from "./show-place.ts";

type NameChannel = "names.locate" | "names.decrypt";

/** From files in a vault to encrypted files on the disk, and back. */
export function nameHandlers(
  outside: Pick<Outside, "pickFiles" | "showInFolder" | "home">,
  { list, open }: Pick<AppState, "list" | "open">,
): Pick<Handlers, NameChannel> {
  return {
    "names.locate": async ({ id, typed, show }) => {
      const path = pathInVault(typed, open.shareOf(id).url);
      const place = await locate(open.vaultOf(id), path);
      if (show) await outside.showInFolder(join(list.find(id).path, place.ciphertextPath));
      return { path: place.path, ciphertextPath: place.ciphertextPath };
    },
    "names.decrypt": async ({ id }) => {
      const folder = list.find(id).path;
      return nameFiles({ open, home: outside.home }, id, folder, await outside.pickFiles(folder));
    },
  };
}

async function nameFiles(
  { open, home }: Pick<AppState, "open"> & Pick<Outside, "home">,
  id: VaultId,
  folder: string,
  files: readonly string[],
): Promise<readonly NamedFile[]> {
  const paths: string[] = [];
  // What lies outside keeps the path it has, which is none in a vault.
  for (const file of files) paths.push((await relativeToVault(folder, file)) ?? file);
  const named = await decryptNames(open.vaultOf(id), paths);
  return named.map((name, index) => ({
    file: showPlace(files[index] ?? "", home),
    path: "path" in name ? name.path : null,
    problem: "problem" in name ? name.problem : null,
  }));
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
