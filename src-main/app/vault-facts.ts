/**
 * What is worth knowing about vaults beyond the run of the app, and is neither a choice nor a secret.
 *
 *     vault-facts.json      {"version": 1, "facts": {"<id of the vault>": {…}}}
 *
 * A damaged file is as good as none: the user is asked again.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Hint, LastCheck } from "../../src-shared/model/vault-safety.ts";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { VaultError } from "../base/vault-error.ts";
import { inTurn } from "./in-turn.ts";
import { replaceFile } from "./replace-file.ts";

const Facts = z.strictObject({
  /** When the user has shown that the recovery key was kept, milliseconds since 1970. */
  recoveryKeyProvedMs: z.number().nullable(),
  lastCheck: LastCheck.nullable(),
  /** What the vault called itself when it was looked at last; not verified. */
  identity: z.string().nullable().default(null),
  /** Hints that the user has read. */
  dismissedHints: z.array(Hint).readonly().default([]),
});
export type VaultFacts = Readonly<z.output<typeof Facts>>;

const Content = z.strictObject({ version: z.literal(1), facts: z.record(VaultId, Facts) });

const none: VaultFacts = {
  recoveryKeyProvedMs: null,
  lastCheck: null,
  identity: null,
  dismissedHints: [],
};

export interface VaultFactsBook {
  of(id: VaultId): VaultFacts;
  /** @throws VaultError `local-failed` */
  note(id: VaultId, facts: Partial<VaultFacts>): Promise<void>;
  /** @throws VaultError `local-failed` */
  forget(id: VaultId): Promise<void>;
}

/** @param folder - of Latchkey's own files, absolute */
export async function vaultFacts(folder: string): Promise<VaultFactsBook> {
  const path = join(folder, "vault-facts.json");
  let known = await load(path);
  const run = inTurn();

  async function become(next: ReadonlyMap<VaultId, VaultFacts>): Promise<void> {
    const content = { version: 1, facts: Object.fromEntries(next) };
    try {
      await replaceFile(path, `${JSON.stringify(content, null, 2)}\n`);
    } catch (cause) {
      throw new VaultError({ kind: "local-failed", path }, { cause });
    }
    known = next;
  }

  return {
    of: (id) => known.get(id) ?? none,
    note: (id, facts) =>
      run(() => become(new Map(known).set(id, { ...none, ...known.get(id), ...facts }))),
    forget: (id) =>
      run(async () => {
        if (!known.has(id)) return;
        const next = new Map(known);
        next.delete(id);
        await become(next);
      }),
  };
}

async function load(path: string): Promise<ReadonlyMap<VaultId, VaultFacts>> {
  try {
    const { facts } = Content.parse(JSON.parse(await readFile(path, "utf8")));
    return new Map(Object.entries(facts).map(([id, each]) => [VaultId.parse(id), each]));
  } catch {
    return new Map();
  }
}
