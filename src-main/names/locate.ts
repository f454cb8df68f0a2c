import { pathError } from "../base/vault-error.ts";
import { directoryOf } from "../vault/directory-of.ts";
import type { Engine } from "../vault/engine.ts";
import { resolvePlace } from "../vault/resolve.ts";
import type { Vault } from "../vault/vault.ts";
import { formatPath, parseLocated, parsePath } from "../vault/vault-path.ts";
import { engineOf } from "../vault/vault-session.ts";

/** Where something of a vault lies on the ciphertext disk. Paths there are relative to the vault folder. */
export interface CiphertextPlace {
  /** Cleartext path, NFC. */
  readonly path: string;
  /** The node: the file itself, or the folder that stands for a directory, a link or a long name. */
  readonly ciphertextPath: string;
  /** Of a directory: where what is in it lies. */
  readonly contentPath: string | null;
}

/** The root has no node: its content directory stands for both. @throws VaultError `not-found` */
export async function locate(vault: Vault, path: string): Promise<CiphertextPlace> {
  const engine = engineOf(vault);
  return engine.run(async () => {
    if (parsePath(path).length > 0) return locateNode(engine, path);
    const { contentPath } = engine.root;
    return { path: "/", ciphertextPath: contentPath, contentPath };
  });
}

async function locateNode(engine: Engine, path: string): Promise<CiphertextPlace> {
  const located = parseLocated(path, "name-invalid");
  const { place, node } = await resolvePlace(engine, located);
  if (node === null) throw pathError("not-found", located.path);
  const { nodePath: ciphertextPath, directory, name } = place;
  const tidy = formatPath([...located.parent, located.name]);
  if (node.kind !== "directory") return { path: tidy, ciphertextPath, contentPath: null };
  const { contentPath } = await directoryOf(engine, directory, name, node, located.path);
  return { path: tidy, ciphertextPath, contentPath };
}
