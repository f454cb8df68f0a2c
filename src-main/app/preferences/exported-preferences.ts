/**
 * Everything that the user has set, as one file to take to another computer:
 * the settings, and the list of vaults with their options. No password is in it, and no program that prints one.
 */

import { z } from "zod";
import { type SomeSettings as Some, SomeSettings } from "../../../src-shared/model/settings.ts";
import { ExportedVaultOptions } from "../../../src-shared/model/vault-options.ts";
import type { SettingsBook } from "../settings/settings.ts";
import type { VaultListBook } from "../vault-list.ts";

const Exported = z.strictObject({
  latchkey: z.literal("preferences"),
  version: z.literal(1),
  settings: SomeSettings,
  vaults: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        /** Absolute on the computer that exported it. */
        path: z.string().min(1),
        /** Without the program that prints the password: a file that somebody sends would run it. */
        options: ExportedVaultOptions,
      }),
    )
    .readonly(),
});

/** Bytes; far more than any list of vaults takes. */
export const longestExport = 4_000_000;

export function exportedPreferences(settings: Some, vaults: VaultListBook["vaults"]): string {
  const exported: z.input<typeof Exported> = {
    latchkey: "preferences",
    version: 1,
    settings,
    vaults: vaults.map(({ name, path, options: { passwordProgram: _, ...options } }) => ({
      name,
      path,
      options,
    })),
  };
  return `${JSON.stringify(exported, null, 2)}\n`;
}

/**
 * Takes over the settings of an export, and adds those of its vaults that are not on the list.
 *
 * @returns how many vaults were added; `null` if `text` is no export that this version can read
 */
export async function importPreferences(
  text: string,
  settings: SettingsBook,
  list: VaultListBook,
): Promise<number | null> {
  const exported = parse(text);
  if (exported === null) return null;
  await settings.change(exported.settings);
  let added = 0;
  for (const { name, path, options } of exported.vaults) {
    const { id, isNew } = await list.add(path, name);
    if (!isNew) continue;
    added += 1;
    await list.setOptions(id, options);
  }
  return added;
}

function parse(text: string): z.output<typeof Exported> | null {
  try {
    return Exported.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
