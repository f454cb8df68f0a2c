import { MIN_PASSWORD } from "../../../src-shared/model/new-vault.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { VaultError } from "../../base/vault-error.ts";
import { type MemoryDeps, rememberOrForget } from "../password-memory.ts";

/** @throws VaultError `password-too-short` */
export function assertLongEnough(password: string): void {
  if (Array.from(password.normalize("NFC")).length < MIN_PASSWORD) {
    throw new VaultError({ kind: "password-too-short", minimum: MIN_PASSWORD });
  }
}

/**
 * Puts the new password of a vault in the place of a saved one, which opens nothing any more. It is
 * forgotten where the new one cannot be saved. The change stands either way.
 */
export async function renewSaved(deps: MemoryDeps, id: VaultId, password: string): Promise<void> {
  const { passwords, announce } = deps.state;
  if (!passwords.has(id)) return;
  try {
    await passwords.forget(id);
  } catch (error) {
    deps.outside.log("forgetting a password", error);
  }
  announce();
  await rememberOrForget(deps, id, password, true);
}
