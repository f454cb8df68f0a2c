/** Puts together what copies files for the window, and follows the vaults as they open and close. */

import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { transfersText } from "../../../src-shared/text/transfers-text.ts";
import type { Vault } from "../../vault/vault.ts";
import type { AppState } from "../app-state.ts";
import type { Outside } from "../outside.ts";
import type { SettingsBook } from "../settings/settings.ts";
import { type DragOut, dragOut } from "./drag-out.ts";
import { OpenedFiles } from "./opened-files.ts";
import { type PrivateFiles, privateFiles } from "./private-files.ts";
import { TransferBook } from "./transfer-book.ts";
import type { TransferSpec } from "./transfer-spec.ts";

export interface Transfers {
  readonly book: TransferBook;
  readonly opened: OpenedFiles;
  readonly drag: DragOut;
  /** To be called whenever the state of a vault may have changed. */
  readonly follow: () => void;
  /** Copies files and folders of this computer into a folder of a vault. */
  readonly importPaths: (id: VaultId, folder: string, paths: readonly string[]) => Promise<void>;
  /** As the window begins a copy: names that are taken are asked about, until the user says otherwise. */
  readonly newSpec: (of: Pick<TransferSpec, "direction" | "sources" | "target">) => TransferSpec;
}

export async function transfersOf(
  outside: Outside,
  state: Pick<AppState, "open" | "list">,
  settings: Pick<SettingsBook, "current">,
): Promise<Transfers> {
  const { world, dataFolder, log } = outside;
  const files = privateFiles(dataFolder, world.random);
  const { confirm, openFile, startDrag } = outside.desktop.transfers;
  // A crash may have left copies. Nobody else uses them: the app runs only once.
  await files.forgetAll().catch((error: unknown) => {
    log("removing copies that a crash has left", error);
  });
  const changed = (): void => {
    book.changed();
  };
  const opened = new OpenedFiles({
    files,
    random: world.random,
    openFile,
    mayRun: async (id, name) => {
      const { isYes } = await confirm(transfersText.confirmProgram(name, state.list.find(id).name));
      return isYes;
    },
    vaultOf: (id) => state.open.vaultOf(id),
    changed,
    log,
  });
  const book = new TransferBook({ ...outside, state, opened: () => opened.list });
  const parts = { book, opened, drag: dragOut(files, startDrag) };
  const newSpec: Transfers["newSpec"] = (of) => ({
    ...of,
    version: 1,
    isVerified: settings.current.verifyTransfers,
    rule: null,
  });
  return {
    ...parts,
    newSpec,
    follow: follower({ ...parts, files, state, log }),
    importPaths: async (id, folder, paths) => {
      await book.start(id, newSpec({ direction: "import", sources: paths, target: folder }));
    },
  };
}

interface FollowNeeds extends Pick<Transfers, "book" | "opened" | "drag"> {
  readonly files: PrivateFiles;
  readonly state: Pick<AppState, "open" | "list">;
  readonly log: Outside["log"];
}

/** Notices each vault once when it is opened, and does what is to be done before it is locked. */
function follower({ book, opened, drag, files, state, log }: FollowNeeds): () => void {
  const known = new WeakSet<Vault>();

  async function end(id: VaultId, vault: Vault): Promise<void> {
    book.holdUp(id);
    await opened.end(id, vault);
    drag.forget(id);
    if (!opened.hasUnsaved(id)) await files.forget(id);
  }

  return () => {
    const listed = new Set(state.list.vaults.map(({ id }) => id));
    book
      .forgetUnless((id) => listed.has(id))
      .catch((error: unknown) => {
        log("forgetting copies of a vault", error);
      });
    for (const { id, vault } of state.open.opened) {
      if (known.has(vault)) continue;
      known.add(vault);
      const session = state.open.filesOf(id);
      session.addUser(() => book.filesInUse(id));
      session.onEnd((ending) =>
        end(id, ending).catch((error: unknown) => {
          log("ending copies before a lock", error);
        }),
      );
      book.takeUp(id, vault).catch((error: unknown) => {
        log("going on with copies", error);
      });
    }
  };
}
