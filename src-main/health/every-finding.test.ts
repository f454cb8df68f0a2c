/**
 * Every finding there is: a vault with one damage gives it, a check changes
 * nothing, a repair makes the next check clean, and taking it back gives the
 * very bytes that were there.
 */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Finding, type FindingId, findingIds } from "../../src-shared/model/health-finding.ts";
import { findingText, repairText } from "../../src-shared/text/health-text.ts";
import { contentDamages } from "../test-support/damages/content-damages.ts";
import type { DamageCase } from "../test-support/damages/damage-case.ts";
import { directoryDamages } from "../test-support/damages/directory-damages.ts";
import { nameDamages } from "../test-support/damages/name-damages.ts";
import { nodeDamages } from "../test-support/damages/node-damages.ts";
import { vaultFolderDamages } from "../test-support/damages/vault-folder-damages.ts";
import { HealthVault } from "../test-support/health-vault.ts";
import { repairOf } from "./repair-table.ts";
import { undoRun } from "./undo-repair.ts";

const damages: readonly DamageCase[] = [
  ...vaultFolderDamages,
  ...directoryDamages,
  ...nodeDamages,
  ...nameDamages,
  ...contentDamages,
];

/** Those that need more than a damaged vault, with tests of their own. */
const elsewhere: readonly FindingId[] = ["UnreadableFile", "UnfinishedRepair"];

const idsOf = (findings: readonly Finding[]): readonly FindingId[] =>
  findings.map(({ id }) => id).sort();

/** Paths without what is made up in them: the hash of an orphan, the date of a repair. */
async function shownBy(vault: HealthVault): Promise<readonly string[]> {
  const paths = [...(await vault.tree()).keys()];
  return paths.map((path) => path.replace(/[A-Z2-7]{32}/, "*").replace(/\d{8}T\d{6}Z/, "RUN"));
}

/** From id to severity, as docs/health.md has it. */
function documented(): ReadonlyMap<string, string> {
  const text = readFileSync(new URL("../../docs/health.md", import.meta.url), "utf8");
  const rows = text.matchAll(
    /^\| \*?([A-Z][A-Za-z]+)\*? \| (info|warn|critical) \| .+ \| .+ \|$/gm,
  );
  return new Map([...rows].map(([, id = "", severity = ""]) => [id, severity]));
}

it("describes every finding in docs/health.md", () => {
  expect([...documented().keys()].sort()).toEqual([...findingIds].sort());
});

it("has a damage for every finding", () => {
  const ids = new Set([...damages.flatMap(({ found }) => found), ...elsewhere]);
  expect([...findingIds].filter((id) => !ids.has(id))).toEqual([]);
});

describe.each(["SIV_GCM", "SIV_CTRMAC"] as const)("%s:", (cipher) => {
  it("a vault of ours gives no finding", async () => {
    const vault = await HealthVault.make({ cipher });
    expect(await vault.check({ isDeep: true })).toEqual([]);
  });

  describe.each(damages)(
    "$name",
    ({ damage, found, left = [], shows = [], isDeep = false, days }) => {
      it("is found, repaired, and comes back when the repair is taken back", async () => {
        const vault = await HealthVault.make({ cipher });
        await damage(vault);
        const before = await vault.disk();

        const findings = await vault.check({ isDeep }, days);
        expect(idsOf(findings)).toEqual(found);
        expect(await vault.disk()).toEqual(before);
        for (const finding of findings) {
          expect(finding.fixable).toBe(repairOf(finding) !== null);
          expect(finding.severity).toBe(documented().get(finding.id));
          // One sentence; what is repaired can be said too.
          expect(findingText(finding)).toMatch(/^[A-Z].*[^.]\.$/);
          expect(repairText(finding) === null).toBe(!finding.fixable);
        }
        if (isDeep) expect(await vault.check({}, days)).toEqual([]);

        const told = await vault.repair({ isDeep }, days);
        expect(idsOf(told.filter(([, isFixed]) => !isFixed).map(([finding]) => finding))).toEqual(
          left,
        );
        expect(idsOf(await vault.check({ isDeep }, days))).toEqual(left);
        expect(await shownBy(vault)).toEqual(expect.arrayContaining([...shows]));

        if (found.length > left.length) await undoRun(vault.storage);
        expect(await vault.disk()).toEqual(before);
      });
    },
  );
});
