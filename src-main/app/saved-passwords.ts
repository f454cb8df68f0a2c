/**
 * Passwords of vaults that the user wants to be remembered.
 *
 *     passwords.json      {"version": 1, "sealed": {"<id of the vault>": "<base64>"}}
 *
 * Each is sealed by the keychain of the system, without which the file is of
 * no use to anybody. Where the system would keep its key in plain text, nothing
 * is remembered at all. There is no copy of an older state: what is forgotten is
 * gone. A damaged file is as good as none, for a password can be typed again.
 */

import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { VaultError } from "../base/vault-error.ts";
import { inTurn } from "./in-turn.ts";
import { replaceFile } from "./replace-file.ts";

/** The keychain of the system. */
export interface Keychain {
  /** False where there is none, or where it would keep its key in plain text. */
  isUsable(): Promise<boolean>;
  /** @throws if the system refuses */
  seal(secret: string): Promise<Uint8Array>;
  /** @throws if it was sealed on another computer, by another user, or the system refuses */
  unseal(sealed: Uint8Array): Promise<string>;
}

export interface SavedPasswords {
  has(id: VaultId): boolean;
  /** @throws VaultError `saved-password-lost` if there is none, or it can no longer be read */
  read(id: VaultId): Promise<string>;
  /** In place of an older one. @throws VaultError `local-failed`; what the keychain throws */
  keep(id: VaultId, password: string): Promise<void>;
  /** @throws VaultError `local-failed` */
  forget(id: VaultId): Promise<void>;
}

const Content = z.strictObject({
  version: z.literal(1),
  sealed: z.record(VaultId, z.base64()),
});

/** @param folder - of Latchkey's own files, absolute */
export async function savedPasswords(folder: string, keychain: Keychain): Promise<SavedPasswords> {
  const path = join(folder, "passwords.json");
  let sealed = await load(path);
  const run = inTurn();

  function become(next: ReadonlyMap<VaultId, string>): Promise<void> {
    return run(async () => {
      try {
        if (next.size === 0) await rm(path, { force: true });
        else await replaceFile(path, textOf(next));
      } catch (cause) {
        throw new VaultError({ kind: "local-failed", path }, { cause });
      }
      sealed = next;
    });
  }

  return {
    has: (id) => sealed.has(id),

    async read(id) {
      const found = sealed.get(id);
      try {
        if (found !== undefined) return await keychain.unseal(Buffer.from(found, "base64"));
      } catch (cause) {
        throw new VaultError({ kind: "saved-password-lost" }, { cause });
      }
      throw new VaultError({ kind: "saved-password-lost" });
    },

    async keep(id, password) {
      const bytes = await keychain.seal(password);
      await become(new Map(sealed).set(id, Buffer.from(bytes).toString("base64")));
    },

    async forget(id) {
      if (!sealed.has(id)) return;
      const next = new Map(sealed);
      next.delete(id);
      await become(next);
    },
  };
}

function textOf(sealed: ReadonlyMap<VaultId, string>): string {
  return `${JSON.stringify({ version: 1, sealed: Object.fromEntries(sealed) }, null, 2)}\n`;
}

async function load(path: string): Promise<ReadonlyMap<VaultId, string>> {
  try {
    const { sealed } = Content.parse(JSON.parse(await readFile(path, "utf8")));
    return new Map(Object.entries(sealed).map(([id, text]) => [VaultId.parse(id), text]));
  } catch {
    return new Map();
  }
}
