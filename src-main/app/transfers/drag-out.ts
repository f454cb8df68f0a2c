import { join } from "node:path";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import type { Vault } from "../../vault/vault.ts";
import type { PrivateFiles } from "./private-files.ts";

/** A mouse button is held so long at least, in milliseconds, before somebody gives up. */
const patienceMs = 1_500;

export interface DragOut {
  /** @returns false if the copies took so long that the system's drag was not begun */
  readonly begin: (id: VaultId, vault: Vault, paths: readonly string[]) => Promise<boolean>;
  /** What was prepared of a vault is removed by now. */
  readonly forget: (id: VaultId) => void;
}

/** Drags files out of a vault: the system needs real ones, so they are copied into a private folder first. */
export function dragOut(
  files: PrivateFiles,
  startDrag: (paths: readonly string[]) => void,
): DragOut {
  /** What was copied before and is the same still, by vault. */
  const ready = new Map<VaultId, { readonly key: string; readonly paths: readonly string[] }>();
  return {
    begin: async (id, vault, paths) => {
      const startedAt = performance.now();
      const entries = await Promise.all(paths.map((path) => vault.stat(path)));
      const isFlat = entries.every(({ kind }) => kind === "file");
      const key = JSON.stringify(entries.map(({ revision }, at) => [paths[at], revision]));
      const known = ready.get(id);
      // What is in a folder may have changed without the folder telling.
      const isReady = known?.key === key && isFlat;
      const folder = isReady ? null : await files.copyOut(id, vault, paths);
      const copies =
        folder === null ? (known?.paths ?? []) : entries.map(({ name }) => join(folder, name));
      ready.set(id, { key, paths: copies });
      const isInTime = performance.now() - startedAt < patienceMs;
      if (isInTime) startDrag(copies);
      return isInTime;
    },
    forget: (id) => {
      ready.delete(id);
    },
  };
}
