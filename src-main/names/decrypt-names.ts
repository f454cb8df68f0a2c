/**
 * From paths on the ciphertext disk to cleartext paths.
 *
 * A node need not be there any more: the name of one that was removed, as a
 * sync client's log shows it, decrypts as long as its directory is there.
 */

import type { Engine } from "../vault/engine.ts";
import { forOneNode } from "../vault/listing/for-one-node.ts";
import type { Vault } from "../vault/vault.ts";
import { engineOf } from "../vault/vault-session.ts";
import { type CipherAddress, parseCipherPath } from "./cipher-address.ts";
import { type FoundDirectory, findDirectories } from "./find-directories.ts";
import { nameNodes, readName } from "./name-nodes.ts";

/**
 * - `foreign`: nothing that this vault encrypted, or in the wrong directory
 * - `orphan`: in a content directory that nothing in the vault leads to, so it has no path
 */
export type NameProblem = "foreign" | "orphan";

export type DecryptedName =
  | { readonly ciphertextPath: string; readonly path: string }
  | { readonly ciphertextPath: string; readonly problem: NameProblem };

/**
 * @param ciphertextPaths - relative to the vault folder: nodes, what is in them, content directories
 * @returns one for each, in their order; nothing that is wrong with one concerns the others
 */
export async function decryptNames(
  vault: Vault,
  ciphertextPaths: readonly string[],
  signal?: AbortSignal,
): Promise<readonly DecryptedName[]> {
  const engine = engineOf(vault);
  return engine.run(async () => {
    const addresses = ciphertextPaths.map((path) => ({ path, address: parseCipherPath(path) }));
    const wanted = addresses.flatMap(({ address }) => (address ? [address.contentPath] : []));
    const directories = await findDirectories(engine, wanted, signal);
    const listings = new Map<string, Promise<ReadonlyMap<string, string>>>();

    /** Names by node of a directory, read once. */
    const namesOf = (found: FoundDirectory): Promise<ReadonlyMap<string, string>> => {
      const { contentPath } = found.directory;
      const names = listings.get(contentPath) ?? listNames(engine, found);
      listings.set(contentPath, names);
      return names;
    };

    const results: DecryptedName[] = [];
    for (const { path: ciphertextPath, address } of addresses) {
      signal?.throwIfAborted();
      const found = address && directories.get(address.contentPath);
      const result = found
        ? await pathOf(engine, address, found, namesOf)
        : { problem: await whyNotFound(engine, address) };
      results.push({ ciphertextPath, ...result });
    }
    return results;
  });
}

async function pathOf(
  engine: Engine,
  { nodeName }: CipherAddress,
  found: FoundDirectory,
  namesOf: (found: FoundDirectory) => Promise<ReadonlyMap<string, string>>,
): Promise<{ readonly path: string } | { readonly problem: NameProblem }> {
  const { path, directory } = found;
  if (nodeName === null) return { path: path === "" ? "/" : path };
  const listed = (await namesOf(found)).get(nodeName);
  if (listed !== undefined) return { path: `${path}/${listed}` };
  const reading = await readName(engine, directory, nodeName);
  return reading.kind === "proper" ? { path: `${path}/${reading.name}` } : { problem: "foreign" };
}

async function listNames(
  engine: Engine,
  { directory }: FoundDirectory,
): Promise<ReadonlyMap<string, string>> {
  const entries = await forOneNode([], () => engine.storage.list(directory.contentPath));
  const { proper, strays } = await nameNodes(
    engine,
    directory,
    entries.map(({ name }) => name),
  );
  return new Map([...proper, ...strays].map(({ nodeName, name }) => [nodeName, name]));
}

async function whyNotFound(engine: Engine, address: CipherAddress | null): Promise<NameProblem> {
  if (address === null) return "foreign";
  const stat = await forOneNode(null, () => engine.storage.find(address.contentPath));
  return stat?.kind === "directory" ? "orphan" : "foreign";
}
