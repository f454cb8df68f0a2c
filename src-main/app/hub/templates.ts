import { basename, dirname } from "node:path";
import type { HubTemplate } from "../../../src-shared/model/hub-account.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { VaultError } from "../../base/vault-error.ts";
import { readTemplate } from "../../keys/hub-template.ts";
import type { Outside } from "../outside.ts";

/** Configurations of Hubs that the user has chosen for vaults, until they are used. */
export interface Templates {
  /** Asks the user for one. @returns `null` if they changed their mind. @throws VaultError `hub-refused`: `no-template` */
  choose(id: VaultId, startIn: string): Promise<HubTemplate | null>;
  /** @throws VaultError `hub-refused`: `no-template` if none was chosen */
  chosen(id: VaultId): Uint8Array;
  forget(id: VaultId): void;
}

export function templates({
  pickFolder,
  storageAt,
}: Pick<Outside, "pickFolder" | "storageAt">): Templates {
  const kept = new Map<VaultId, Uint8Array>();
  return {
    async choose(id, startIn) {
      const path = await pickFolder("hub-template", startIn);
      if (path === null) return null;
      const found = await readTemplate(storageAt(dirname(path)), basename(path));
      kept.set(id, found.bytes);
      return { host: found.host };
    },
    chosen(id) {
      const bytes = kept.get(id);
      if (bytes === undefined) {
        throw new VaultError({ kind: "hub-refused", host: "", reason: "no-template" });
      }
      return bytes;
    },
    forget: (id) => void kept.delete(id),
  };
}
