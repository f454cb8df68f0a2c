import type { World } from "../base/world.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { type CreateOptions, createVault } from "../vault/create-vault.ts";
import { type OpenOptions, openVault } from "../vault/open-vault.ts";
import type { Vault } from "../vault/vault.ts";

const encoder = new TextEncoder();
const cheap = { n: 2, r: 1 };
const password = encoder.encode("correct horse");

/** A vault on `storage` that can be locked and opened again; its password is `correct horse`. */
export interface TestVault {
  readonly storage: Storage;
  readonly open: (options?: Partial<OpenOptions>) => Promise<Vault>;
}

export async function newTestVault(
  options: Partial<CreateOptions> = {},
  world: World = systemWorld,
): Promise<TestVault> {
  const storage = options.storage ?? memoryStorage();
  await createVault(world, {
    storage,
    hostPath: "/vault",
    password,
    scryptCost: cheap,
    ...options,
  });
  return {
    storage,
    open: (more) => openVault(world, { storage, hostPath: "/vault", password, ...more }),
  };
}

export async function writeFile(
  vault: Vault,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  const draft = await vault.draftFile(path);
  await draft.write(typeof content === "string" ? encoder.encode(content) : content);
  await draft.commit();
}

export async function readFile(vault: Vault, path: string): Promise<Uint8Array> {
  const reader = await vault.openFile(path);
  try {
    return await reader.read(0, reader.size);
  } finally {
    await reader.close();
  }
}

export async function readText(vault: Vault, path: string): Promise<string> {
  return new TextDecoder().decode(await readFile(vault, path));
}

/** Names in a directory, sorted; directories end with `/`, links with `@`. */
export async function namesIn(vault: Vault, path: string): Promise<readonly string[]> {
  const marks = { file: "", directory: "/", symlink: "@" } as const;
  return (await vault.list(path)).map(({ name, kind }) => name + marks[kind]).sort();
}

/** Every path of a storage below `folder`, sorted: what lies on the ciphertext disk. */
export async function pathsIn(storage: Storage, folder = ""): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { name, kind } of await storage.list(folder)) {
    const path = folder === "" ? name : `${folder}/${name}`;
    paths.push(path, ...(kind === "directory" ? await pathsIn(storage, path) : []));
  }
  return paths.sort();
}
