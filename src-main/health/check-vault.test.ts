/** A check as its user meets it: it can be watched, narrowed, stopped and taken up again, also on a vault in use. */

import { describe, expect, it } from "vitest";
import { CheckPosition, type CheckProgress } from "../../src-shared/model/health-check.ts";
import type { Finding } from "../../src-shared/model/health-finding.ts";
import { pathError } from "../base/vault-error.ts";
import { systemWorld } from "../crypto/system-world.ts";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import { checked, HealthVault, LONG_NAME } from "../test-support/health-vault.ts";
import { writeFile } from "../test-support/open-test-vault.ts";
import { failingStorage } from "../test-support/storages/failing-storage.ts";
import { openVault } from "../vault/open-vault.ts";
import { type CheckEnd, checkVault } from "./check-vault.ts";
import type { HealthAccess } from "./health-access.ts";

async function damagedVault(): Promise<HealthVault> {
  const vault = await HealthVault.make();
  await vault.flip(await vault.node("/big.bin"), -1);
  await vault.write(`${await vault.node("/dir")}/.DS_Store`, "x");
  await vault.storage.removeFile(`${await vault.content("/empty")}/dirid.c9r`);
  await vault.storage.removeFile(`${await vault.node("/link")}/symlink.c9r`);
  await vault.storage.removeFile(`${await vault.node(`/${LONG_NAME}`)}/name.c9s`);
  return vault;
}

describe("a check", () => {
  it("says where everything is that it finds, in ciphertext and in cleartext", async () => {
    const vault = await HealthVault.make();
    const node = await vault.node("/dir/sub/c.txt");
    await vault.write(node, "");
    await vault.storage.removeFile(`${await vault.content("/dir/sub")}/dirid.c9r`);
    expect(await vault.check()).toEqual([
      {
        id: "MissingDirIdBackup",
        severity: "info",
        ciphertextPath: await vault.content("/dir/sub"),
        path: "/dir/sub",
        fixable: true,
      },
      {
        id: "EmptyContentFile",
        severity: "critical",
        ciphertextPath: node,
        path: "/dir/sub/c.txt",
        fixable: false,
      },
    ]);
  });

  it("tells which bytes of a file are damaged", async () => {
    const vault = await HealthVault.make();
    const node = await vault.node("/big.bin");
    await vault.flip(node, 68 + 40_000);
    await vault.flip(node, -1);
    const [finding] = await vault.check({ isDeep: true });
    expect(finding?.holes).toEqual([[32_768, 70_000]]);
  });

  it("counts what is right and what it has authenticated", async () => {
    const vault = await HealthVault.make();
    using access = await vault.access();
    expect((await checked(access)).summary).toMatchObject({ critical: 0, bytesAuthenticated: 0 });
    const { summary } = await checked(access, { isDeep: true });
    const bytes =
      "alpha".length + 70_000 + "beta".length + "gamma".length + "long".length + "delta".length;
    expect(summary).toEqual({
      good: 20,
      info: 0,
      warn: 0,
      critical: 0,
      bytesAuthenticated: bytes,
      counts: { HealthyDir: 5, KnownType: 6, ValidShortenedFile: 2, AuthenticContent: 7 },
    });
  });

  it("tells only the findings that were asked for, and counts only those", async () => {
    using access = await (await damagedVault()).access();
    const { findings, summary } = await checked(access, { only: ["MissingDirIdBackup"] });
    expect(findings.map(({ id }) => id)).toEqual(["MissingDirIdBackup"]);
    expect(summary).toMatchObject({ info: 1, critical: 0 });
  });

  it("tells how far it is, and how much there is to do", async () => {
    using access = await (await HealthVault.make()).access();
    let now = 0;
    const world = { ...access.world, now: () => (now += 1000) };
    const told: CheckProgress[] = [];
    await checkVault(
      { ...access, world },
      { isDeep: true },
      {
        onFinding: async () => undefined,
        onProgress: (progress) => told.push(progress),
      },
    );
    const last = told.at(-1);
    expect(told[0]?.phase).toBe("reading");
    expect(last).toMatchObject({ phase: "checking", doneDirectories: 5, totalDirectories: 5 });
    expect(last?.doneFiles).toBe(last?.totalFiles);
    expect(last?.doneBytes).toBe(last?.totalBytes);
    expect(last?.totalBytes).toBeGreaterThan(70_000);
    expect(told.filter(({ secondsLeft }) => secondsLeft !== null).length).toBeGreaterThan(5);
  });

  it("names what the disk does not give, and goes on", async () => {
    const vault = await HealthVault.make();
    const node = await vault.node("/big.bin");
    const folder = await vault.content("/dir");
    using access = await vault.access(
      0,
      failingStorage(vault.storage, ({ name, path }) => {
        if (name === "file.read" && path === node) return "EIO";
        return name === "list" && path === folder ? "EACCES" : null;
      }),
    );
    const { findings } = await checked(access, { isDeep: true });
    const unreadable = findings.filter(({ id }) => id === "UnreadableFile");
    expect(unreadable.map(({ path }) => path).sort()).toEqual(["/big.bin", "/dir"]);
  });

  it("ends when the whole vault is gone", async () => {
    const vault = await HealthVault.make();
    const gone = {
      ...vault.storage,
      list: () => Promise.reject(pathError("not-reachable", "/vault")),
    };
    using access = await vault.access(0, gone);
    await expect(checked(access)).rejects.toEqual(failing("not-reachable"));
  });

  it("finds its way down a vault of any depth", async () => {
    const vault = await HealthVault.make();
    const open = await openVault(systemWorld, vault.opening());
    let path = "";
    for (let level = 0; level < 150; level += 1) {
      path += `/${level}`;
      await open.makeDirectory(path);
    }
    await open.lock();
    await vault.storage.removeFile(`${await vault.content(path)}/dirid.c9r`);
    expect((await vault.check()).map((finding) => finding.path)).toEqual([path]);
  });
});

/** Stops a check after each `reads` contents of files, and takes it up again. @returns null if it cannot get on in so small steps */
async function checkedInParts(
  vault: HealthVault,
  access: HealthAccess,
  reads: number,
): Promise<(CheckEnd & { readonly findings: readonly Finding[]; readonly stops: number }) | null> {
  const findings: Finding[] = [];
  let resume: CheckPosition | null = null;
  for (let stops = 0; ; stops += 1) {
    const stop = new AbortController();
    let left = reads;
    const open: Storage["open"] = async (path, mode) => {
      left -= 1;
      if (left === 0) stop.abort();
      return vault.storage.open(path, mode);
    };
    const part = await checked(
      { ...access, storage: { ...vault.storage, open } },
      { isDeep: true, signal: stop.signal, ...(resume && { resume }) },
    );
    findings.push(...part.findings);
    if (part.stoppedAt === null) return { ...part, findings, stops };
    if (JSON.stringify(part.stoppedAt) === JSON.stringify(resume)) return null;
    // A position may be stored in between.
    resume = CheckPosition.parse(JSON.parse(JSON.stringify(part.stoppedAt)));
  }
}

/** So many that a check stops more than once, in whichever order chance has put the directories. */
async function addDirectories(vault: HealthVault, count: number): Promise<void> {
  const open = await openVault(systemWorld, vault.opening());
  for (let number = 0; number < count; number += 1) {
    await open.makeDirectory(`/more ${number}`);
    await writeFile(open, `/more ${number}/file`, "content");
  }
  await open.lock();
}

describe("a check that is stopped", () => {
  it("goes on where it was: nothing is told twice, nothing is left out", async () => {
    const vault = await damagedVault();
    await addDirectories(vault, 8);
    using access = await vault.access();
    const whole = await checked(access, { isDeep: true });
    expect(whole.findings.length).toBeGreaterThan(4);
    let mostStops = 0;
    for (let reads = 1; reads < 10; reads += 1) {
      const parts = await checkedInParts(vault, access, reads);
      if (parts === null) continue;
      expect(parts.findings).toEqual(whole.findings);
      expect(parts.summary).toEqual(whole.summary);
      mostStops = Math.max(mostStops, parts.stops);
    }
    expect(mostStops).toBeGreaterThan(1);
  });
});
