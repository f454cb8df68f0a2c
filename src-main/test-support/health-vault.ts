/** Vaults for the tests of check and repair, with hands on their ciphertext. */

import { createHash } from "node:crypto";
import type { Finding } from "../../src-shared/model/health-finding.ts";
import type { World } from "../base/world.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { type CheckEnd, type CheckOptions, checkVault } from "../health/check-vault.ts";
import { folderPath, hashOfId } from "../health/content-folder.ts";
import { type HealthAccess, type HealthSession, openForHealth } from "../health/health-access.ts";
import { type RepairOptions, repairVault } from "../health/repair-vault.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import type { CreateOptions } from "../vault/create-vault.ts";
import { type OpenOptions, openVault } from "../vault/open-vault.ts";
import type { Vault } from "../vault/vault.ts";
import { nodePathOf } from "./ciphertext-nodes.ts";
import { newTestVault, pathsIn, writeFile } from "./open-test-vault.ts";
import { snapshotOf } from "./proof/snapshot.ts";
import { readWhole, writeWhole } from "./whole-file.ts";

const password = new TextEncoder().encode("correct horse");

/** A name whose ciphertext is longer than the threshold of these vaults. */
export const LONG_NAME = `${"long ".repeat(30)}name`;

export const LONG_DIRECTORY = `/dir of ${LONG_NAME}`;

const DAY = 24 * 3_600_000;

/** All that a check tells. */
export async function checked(
  access: HealthAccess,
  options: CheckOptions = {},
): Promise<CheckEnd & { readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const end = await checkVault(access, options, {
    onFinding: async (finding) => {
      findings.push(finding);
    },
  });
  return { ...end, findings };
}

export class HealthVault {
  readonly storage: Storage;

  private constructor(storage: Storage) {
    this.storage = storage;
  }

  /**
   * Holds `/a.txt`, `/big.bin` (two chunks and a bit), `/empty` and `/dir` with
   * `b.txt` and `sub/c.txt`, `/link`, a file and a directory with long names.
   */
  static async make(options: Partial<CreateOptions> = {}): Promise<HealthVault> {
    const { storage, open } = await newTestVault({
      storage: memoryStorage(),
      shorteningThreshold: 150,
      ...options,
    });
    const vault = await open();
    for (const path of ["/dir", "/dir/sub", "/empty", LONG_DIRECTORY]) {
      await vault.makeDirectory(path);
    }
    await writeFile(vault, "/a.txt", "alpha");
    await writeFile(vault, "/big.bin", new Uint8Array(70_000).fill(66));
    await writeFile(vault, "/dir/b.txt", "beta");
    await writeFile(vault, "/dir/sub/c.txt", "gamma");
    await writeFile(vault, `/${LONG_NAME}`, "long");
    await writeFile(vault, `${LONG_DIRECTORY}/d.txt`, "delta");
    await vault.makeLink("/link", "a.txt");
    await vault.lock();
    return new HealthVault(storage);
  }

  /** Of a vault that lies somewhere already. */
  static on(storage: Storage): HealthVault {
    return new HealthVault(storage);
  }

  /** @param days - how much later it is */
  access(days = 0, storage = this.storage): Promise<HealthSession> {
    const world: World = { ...systemWorld, now: () => Date.now() + days * DAY };
    return openForHealth(world, { ...this.opening(), storage });
  }

  async check(options: CheckOptions = {}, days = 0): Promise<readonly Finding[]> {
    using access = await this.access(days);
    return (await checked(access, options)).findings;
  }

  /** @returns what was found, and whether it was repaired */
  async repair(
    options: RepairOptions = {},
    days = 0,
  ): Promise<readonly (readonly [finding: Finding, isFixed: boolean])[]> {
    using access = await this.access(days);
    const told: (readonly [Finding, boolean])[] = [];
    await repairVault(access, options, {
      onFinding: async (finding, isFixed) => {
        told.push([finding, isFixed]);
      },
    });
    return told;
  }

  /** Where the node of a cleartext path lies. */
  async node(path: string): Promise<string> {
    const vault = await this.#open();
    try {
      return await nodePathOf(vault, path);
    } finally {
      await vault.lock();
    }
  }

  /** The id of a directory. */
  async id(path: string): Promise<string> {
    if (path === "/") return "";
    return Buffer.from(await this.read(`${await this.node(path)}/dir.c9r`)).toString();
  }

  /** The content directory of a directory. */
  async content(path: string): Promise<string> {
    return this.contentOfId(await this.id(path));
  }

  async contentOfId(id: string): Promise<string> {
    using access = await this.access();
    return folderPath({ hash: hashOfId(access, id) });
  }

  read(path: string): Promise<Uint8Array> {
    return readWhole(this.storage, path);
  }

  async write(path: string, bytes: Uint8Array | string): Promise<void> {
    const content = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
    await writeWhole(this.storage, path, content);
  }

  async flip(path: string, position: number): Promise<void> {
    const bytes = await this.read(path);
    const at = position < 0 ? bytes.length + position : position;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await this.write(path, bytes);
  }

  /** What the vault shows: from path to state. */
  async tree(): Promise<ReadonlyMap<string, string>> {
    const vault = await this.#open();
    try {
      return await snapshotOf(vault);
    } finally {
      await vault.lock();
    }
  }

  /** What lies on the disk: every path, of files with their digest. */
  async disk(): Promise<readonly string[]> {
    const lines: string[] = [];
    for (const path of await pathsIn(this.storage)) {
      const { kind } = await this.storage.stat(path);
      const digest = kind === "file" ? createHash("sha256").update(await this.read(path)) : null;
      lines.push(digest === null ? `${path}/` : `${path} ${digest.digest("hex")}`);
    }
    return lines.sort();
  }

  /** What it takes to open it. */
  opening(): OpenOptions {
    return { storage: this.storage, hostPath: "/vault", password };
  }

  #open(): Promise<Vault> {
    return openVault(systemWorld, { ...this.opening(), readOnly: true });
  }
}
