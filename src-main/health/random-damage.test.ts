/** Whatever happens to a vault: a check ends, tells what is wrong, and never calls a damaged byte good. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src-shared/model/health-finding.ts";
import { isFailure } from "../base/vault-error.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import { anyDamage, type Damage, inflict } from "../test-support/damage.ts";
import { HealthVault } from "../test-support/health-vault.ts";
import { copyStorage } from "../test-support/storages/copied-storage.ts";
import { listRuns, undoRun } from "./undo-repair.ts";

const someDamage = fc.array(anyDamage, { minLength: 1, maxLength: 10 });

/** With 4,000 runs each, this takes some minutes. */
const numRuns = Number(process.env["LATCHKEY_HEALTH_RUNS"] ?? 60);
const timeout = 120_000 + numRuns * 1000;

async function damaged(original: HealthVault, damages: readonly Damage[]): Promise<HealthVault> {
  const vault = HealthVault.on(memoryStorage());
  await copyStorage(original.storage, vault.storage);
  for (const damage of damages) await inflict(vault.storage, damage);
  return vault;
}

/** From path to state; without its root, a vault cannot be opened and shows nothing. */
async function shownBy(vault: HealthVault): Promise<readonly (readonly [string, string])[]> {
  try {
    return [...(await vault.tree())];
  } catch (error) {
    if (isFailure(error, "root-missing")) return [];
    throw error;
  }
}

/** What every file that can be read holds, and where every link leads. */
async function readable(vault: HealthVault): Promise<ReadonlySet<string>> {
  const states = (await shownBy(vault)).map(([, state]) => state);
  return new Set(states.filter((state) => /^(file|link) /.test(state)));
}

const keyOf = ({ id, ciphertextPath }: Finding): string => `${id} ${ciphertextPath}`;

describe.each(["SIV_GCM", "SIV_CTRMAC"] as const)("%s:", (cipher) => {
  it(
    "a check of a damaged vault ends, writes nothing, and tells of everything that cannot be read",
    async () => {
      const original = await HealthVault.make({ cipher });
      await fc.assert(
        fc.asyncProperty(someDamage, async (damages) => {
          const vault = await damaged(original, damages);
          const before = await vault.disk();
          const findings = await vault.check({ isDeep: true });
          expect(await vault.disk()).toEqual(before);

          const told = findings.map(({ ciphertextPath }) => ciphertextPath);
          for (const [path, state] of await shownBy(vault)) {
            if (!state.startsWith("broken")) continue;
            const node = await vault.node(path);
            expect(told.filter((each) => each.startsWith(node))).not.toEqual([]);
          }
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    "a repair of a damaged vault loses nothing, does all that it can, and comes undone to the byte",
    async () => {
      const original = await HealthVault.make({ cipher });
      await fc.assert(
        fc.asyncProperty(someDamage, async (damages) => {
          const vault = await damaged(original, damages);
          const before = await vault.disk();
          const readableBefore = await readable(vault);

          const told = await vault.repair({ isDeep: true });
          const failed = new Set(
            told.filter(([, isFixed]) => !isFixed).map(([each]) => keyOf(each)),
          );
          for (const finding of await vault.check({ isDeep: true })) {
            if (finding.fixable) expect(failed).toContain(keyOf(finding));
          }
          const readableAfter = await readable(vault);
          for (const state of readableBefore) expect(readableAfter).toContain(state);

          if ((await listRuns(vault.storage)).length > 0) await undoRun(vault.storage);
          expect(await vault.disk()).toEqual(before);
        }),
        { numRuns },
      );
    },
    timeout,
  );
});
