import type { NamedFile } from "../../src-shared/model/file-name-answer.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { decryptNames } from "../names/decrypt-names.ts";
import type { AppState } from "./app-state.ts";
import { relativeToVault } from "./ciphertext-operand.ts";
import { showPlace } from "./show-place.ts";

/**
 * What encrypted files are in an open vault.
 *
 * @param files - absolute on this computer
 * @throws VaultError `locked`
 */
export async function nameFiles(
  { list, open }: Pick<AppState, "list" | "open">,
  home: string,
  id: VaultId,
  files: readonly string[],
): Promise<readonly NamedFile[]> {
  const folder = list.find(id).path;
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
