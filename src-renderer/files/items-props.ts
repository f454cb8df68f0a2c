import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import type { FilesStore } from "./files-store.ts";

/** What every part of the files of a vault is given. */
export interface FilesProps {
  readonly bridge: Bridge;
  readonly id: VaultId;
  readonly vaultName: string;
  readonly isReadOnly: boolean;
  readonly isMac: boolean;
  readonly files: FilesStore;
}

/** Opens the menu for what is selected, at a place of the window in pixels. */
export type OpenMenu = (at: { readonly x: number; readonly y: number }) => void;
