/**
 * Check, repair and taking back on vaults that other software wrote and that
 * were damaged by hand (e2e/fixtures/README.md), by the built command line and
 * judged by the independent reader of the format.
 */

import { readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { findingIds, severities } from "../../src-shared/model/health-finding.ts";
import { latchkey } from "./support/cli.ts";
import {
  fixturePassword,
  hasSharedFixtures,
  ownFixtures,
  scratchFolder,
  sharedFixtures,
  snapshot,
  unpack,
} from "./support/unpack.ts";
import { lintFindings, lintTree } from "./support/vaultlint.ts";

const damagedFixtures = join(ownFixtures, "damaged");

/** As docs/cli.md has it; it may grow. */
const FindingLine = z.object({
  id: z.enum(findingIds),
  severity: z.enum(severities),
  ciphertextPath: z.string(),
  path: z.string().startsWith("/").optional(),
  message: z.string().min(20),
  fixable: z.boolean(),
  fixed: z.boolean().optional(),
});

const SummaryLine = z.object({
  summary: z.object({
    good: z.int(),
    info: z.int(),
    warn: z.int(),
    critical: z.int(),
    bytesAuthenticated: z.int(),
  }),
});

interface Checked {
  readonly code: number | null;
  readonly findings: readonly z.output<typeof FindingLine>[];
  readonly ids: readonly string[];
  readonly summary: z.output<typeof SummaryLine>["summary"];
}

async function check(
  vault: string,
  options: readonly string[] = ["--deep"],
  password = fixturePassword,
): Promise<Checked> {
  const words = ["check", vault, "--json", "--password-stdin", ...options];
  const { code, objects, stderr } = await latchkey(words, { input: password });
  expect(stderr).toBe("");
  const findings = objects.slice(0, -1).map((object) => FindingLine.parse(object));
  const { summary } = SummaryLine.parse(objects.at(-1));
  for (const severity of severities) {
    expect(findings.filter((each) => each.severity === severity)).toHaveLength(summary[severity]);
  }
  return { code, findings, ids: findings.map(({ id }) => id).sort(), summary };
}

let scratch: string;
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Expected {
  /** What a deep check finds, sorted. */
  readonly found: readonly string[];
  readonly code: 0 | 3 | 4;
  /** What a repair leaves. Default: nothing, and a vault that the independent reader accepts. */
  readonly left?: readonly string[];
}

const damaged: Readonly<Record<string, Expected>> = {
  "c9s-conflict": { found: ["LongShortNamesMismatch"], code: 3 },
  "c9s-no-name": { found: ["MissingLongName"], code: 4 },
  "c9s-trailing-bytes": { found: ["TrailingBytesInNameFile"], code: 3 },
  "chunk1-bitflip": { found: ["DamagedChunk"], code: 4, left: ["DamagedChunk"] },
  "conflict-dir-same": { found: ["DirIdCollision"], code: 4 },
  "conflict-file": { found: ["SyncConflict"], code: 3 },
  "dir-empty-dirfile": { found: ["EmptyDirFile", "OrphanContentDir"], code: 4 },
  "dir-missing-content": { found: ["MissingContentDir"], code: 3 },
  "dir-node-removed": { found: ["OrphanContentDir"], code: 3 },
  "foreign-files": {
    found: ["ForeignFile", "ForeignFile", "ForeignFile", "ForeignFile", "UndecryptableName"],
    code: 4,
    left: ["ForeignFile", "ForeignFile", "ForeignFile", "ForeignFile", "UndecryptableName"],
  },
  "name-moved": { found: ["MisplacedName"], code: 3 },
  "truncated-at-chunk-boundary": { found: [], code: 0 },
  "truncated-chunk": { found: ["DamagedChunk"], code: 4, left: ["DamagedChunk"] },
  "type-ambiguous": { found: ["AmbiguousType"], code: 4 },
};

/** What the official client says of a fixture: the findings it makes, and what it lists when it has repaired it. */
function official(name: string): {
  readonly ids: readonly string[];
  readonly tree: readonly string[];
} {
  const text = readFileSync(join(damagedFixtures, `${name}.official.txt`), "utf8");
  const [, health = "", fixed = ""] =
    /# -+ official health -+\n(.*?)# -+ health --fix.*# -+ tree after fix -+\n(.*)/s.exec(text) ??
    [];
  const ids = health.split("\n").flatMap((line) => line.split("\t")[2] ?? []);
  const tree = fixed.split("\n").filter((line) => /^[DFL]\t/.test(line) && !line.includes("ERROR"));
  return { ids, tree };
}

it("knows every damaged vault there is", () => {
  const names = readdirSync(damagedFixtures).filter((name) => name.endsWith(".tar.gz"));
  expect(names.map((name) => name.replace(".tar.gz", "")).sort()).toEqual(
    Object.keys(damaged).sort(),
  );
});

describe.each(Object.entries(damaged))("%s:", (name, { found, code, left = [] }) => {
  it("a check finds what is wrong, all that the official client finds, and changes nothing", async () => {
    const vault = unpack(damagedFixtures, name, scratch);
    const before = snapshot(vault);
    const checked = await check(vault);
    expect(checked.ids).toEqual(found);
    expect(checked.code).toBe(code);
    expect(checked.ids).toEqual(expect.arrayContaining([...official(name).ids]));
    expect(checked.summary.bytesAuthenticated).toBeGreaterThan(60_000);
    expect(snapshot(vault)).toEqual(before);
  });

  it("a repair is accepted by the independent reader, a second check is clean, and it comes undone", async () => {
    const vault = unpack(damagedFixtures, name, scratch);
    const before = snapshot(vault);
    const fixed = await check(vault, ["--deep", "--fix"]);
    expect(
      fixed.findings
        .filter((each) => each.fixed !== true)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(left);
    const second = await check(vault);
    expect(second.ids).toEqual(left);
    expect(fixed.code).toBe(second.code);

    if (left.length === 0) {
      expect(second.code).toBe(0);
      expect(await lintFindings(vault, fixturePassword)).toEqual([]);
      expect(await lintTree(vault, fixturePassword)).toEqual(
        expect.arrayContaining([...new Set(official(name).tree)]),
      );
    }
    const undo = await latchkey(["undo-fix", vault, "--json"]);
    if (fixed.findings.some((each) => each.fixed === true)) {
      expect(undo.objects).toEqual([
        expect.objectContaining({ restored: fixed.ids.length, left: [] }),
      ]);
    } else {
      expect(undo.code).toBe(12);
    }
    expect(snapshot(vault)).toEqual(before);
  });
});

describe.each(["v8-siv-gcm", "v8-siv-ctrmac"])("%s:", (name) => {
  it("a deep check finds nothing, and reads every byte", async () => {
    const vault = unpack(join(ownFixtures, "official"), name, scratch);
    const before = snapshot(vault);
    const { code, findings, summary } = await check(vault);
    expect({ code, findings }).toEqual({ code: 0, findings: [] });
    expect(summary.bytesAuthenticated).toBe(303_903);
    expect(snapshot(vault)).toEqual(before);
  });
});

const thirdParty = [
  ["v8-cryptomator-rust", "12345678", ["MissingDirIdBackup"]],
  ["v8-oxidized", "123456789", ["OrphanContentDir", "TrailingEmptyChunk"]],
  ["v8-ts-vault1", "qq11@@11", ["MissingDirIdBackup"]],
  ["v8-ts-vault2", "12341234", ["MissingDirIdBackup"]],
  ["v8-gcm-yombar", "password", []],
  ["v8-ctrmac-yombar", "password", []],
] as const;

if (!hasSharedFixtures) it.skip("vaults of other projects [needs ../shared]");
else {
  describe.each(thirdParty)("%s:", (name, password, expected) => {
    it("gives what is known of it, and is perfect when it has been repaired", async () => {
      const vault = unpack(join(sharedFixtures, "third-party"), name, scratch);
      if (name === "v8-ts-vault1") {
        renameSync(join(vault, "vault-valid.cryptomator"), join(vault, "vault.cryptomator"));
      }
      const before = snapshot(vault);
      const { ids } = await check(vault, ["--deep"], password);
      expect([...new Set(ids)]).toEqual(expected);
      await check(vault, ["--deep", "--fix"], password);
      expect((await check(vault, ["--deep"], password)).findings).toEqual([]);
      expect(await lintFindings(vault, password)).toEqual([]);
      await latchkey(["undo-fix", vault]);
      expect(snapshot(vault)).toEqual(before);
    });
  });
}

describe("the command line", () => {
  it("writes a report beside, and never into the vault", async () => {
    const vault = unpack(damagedFixtures, "dir-node-removed", scratch);
    const report = join(scratch, "report.txt");
    const words = ["check", vault, "--password-stdin", "--report"];
    const { code, text } = await latchkey([...words, report], { input: fixturePassword });
    expect(code).toBe(3);
    const written = readFileSync(report, "utf8");
    expect(written).toContain("OrphanContentDir");
    expect(written).toContain(text);
    const inside = await latchkey([...words, join(vault, "report.txt")], {
      input: fixturePassword,
    });
    expect(inside.code).toBe(2);
  });

  it("looks for, and repairs, only what it is told to", async () => {
    const vault = unpack(damagedFixtures, "dir-empty-dirfile", scratch);
    const only = ["--only", "OrphanContentDir,SyncConflict", "DamagedChunk", "--fix"];
    const { ids, code } = await check(vault, only);
    expect({ ids, code }).toEqual({ ids: ["OrphanContentDir"], code: 0 });
    expect((await check(vault)).ids).toEqual(["EmptyDirFile"]);
    const unknown = await latchkey(["check", vault, "--only", "Nonsense"]);
    expect(unknown.code).toBe(2);
  });

  it("tells progress as objects", async () => {
    const vault = unpack(damagedFixtures, "dir-node-removed", scratch);
    const words = ["check", vault, "--deep", "--json", "--progress", "--password-stdin"];
    const { objects } = await latchkey(words, { input: fixturePassword });
    const Progress = z.object({
      progress: z.object({
        doneBytes: z.int(),
        totalBytes: z.int(),
        doneFiles: z.int(),
        totalFiles: z.int(),
      }),
    });
    expect(objects.filter((object) => Progress.safeParse(object).success).length).toBeGreaterThan(
      0,
    );
  });
});
