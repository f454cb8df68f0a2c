import { join } from "node:path";
import type { NamedFile } from "../../src-shared/model/file-name-answer.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { decryptNames } from "../names/decrypt-names.ts";
import { locate } from "../names/locate.ts";
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

/**
 * Which encrypted files hold what is known by its cleartext path.
 *
 * @param paths - cleartext, in the vault
 * @throws VaultError `locked`, `not-found`
 */
export async function locateFiles(
  { list, open }: Pick<AppState, "list" | "open">,
  home: string,
  id: VaultId,
  paths: readonly string[],
): Promise<readonly NamedFile[]> {
  const folder = list.find(id).path;
  const vault = open.vaultOf(id);
  const located: NamedFile[] = [];
  for (const typed of paths) {
    const { path, ciphertextPath } = await locate(vault, typed);
    located.push({ file: showPlace(join(folder, ciphertextPath), home), path, problem: null });
  }
  return located;
}
