/** The user's list of vaults on disk, `vaults.json`. How it is kept from being lost: see kept-file.ts. */

import { z } from "zod";
import {
  defaultVaultOptions,
  SomeVaultOptions,
  VaultOptions,
} from "../../src-shared/model/vault-options.ts";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { type KeptFile, keptFile } from "./kept-file.ts";

const ListedVault = z.strictObject({
  id: VaultId,
  name: z.string().min(1),
  /** The vault folder, absolute on this computer. */
  path: z.string().min(1),
  /** What the file leaves out, or a version before did not know, is as it is by default. */
  options: SomeVaultOptions.default({}).transform((some) =>
    VaultOptions.parse({ ...defaultVaultOptions, ...some }),
  ),
});
export type ListedVault = Readonly<z.output<typeof ListedVault>>;

const Content = z.strictObject({
  version: z.literal(1),
  vaults: z.array(ListedVault).readonly(),
});

export type VaultListFile = KeptFile<readonly ListedVault[]>;

/**
 * @param folder - where the files are, absolute; made when first needed
 * @param now - milliseconds since 1970
 */
export function vaultListFile(folder: string, now: () => number): VaultListFile {
  return keptFile({
    folder,
    name: "vaults",
    now,
    initial: [],
    fromJson: (json) => Content.parse(json).vaults,
    toJson: (vaults) => ({ version: 1, vaults }),
  });
}
