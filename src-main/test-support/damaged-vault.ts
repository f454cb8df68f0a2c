import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { passwordBytes } from "../base/password-bytes.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import { openVault } from "../vault/open-vault.ts";
import type { TestVault } from "./open-test-vault.ts";

const fixtures = fileURLToPath(new URL("../../e2e/fixtures/damaged/", import.meta.url));

/** A fresh copy of a damaged vault (e2e/fixtures/README.md), for the test that runs. */
export async function damagedVault(name: string): Promise<TestVault> {
  const scratch = await mkdtemp(join(tmpdir(), "damaged-"));
  onTestFinished(() => rm(scratch, { recursive: true }));
  execFileSync("tar", ["-xzf", join(fixtures, `${name}.tar.gz`), "-C", scratch]);
  const hostPath = join(scratch, name);
  const storage = nodeStorage(hostPath);
  const password = passwordBytes("p\u00e4ssw\u00f6rd");
  return {
    storage,
    open: (options) => openVault(systemWorld, { storage, hostPath, password, ...options }),
  };
}
