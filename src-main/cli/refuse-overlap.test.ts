import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refuseAroundVault, refuseInsideVault } from "./refuse-overlap.ts";
import { UsageError } from "./usage-error.ts";

let folder = "";
let vault = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-overlap-"));
  vault = join(folder, "vault");
  mkdirSync(join(vault, "d"), { recursive: true });
  symlinkSync("vault", join(folder, "link"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it.each(["vault", "vault/d", "vault/new/deep", "link", "link/new", "vault/../vault/d"])(
  "%s lies inside the vault",
  async (local) => {
    await expect(refuseInsideVault(vault, join(folder, local))).rejects.toThrow(UsageError);
  },
);

it.each(["", "vault-2", "new/vault", "vaul"])("%j lies outside", async (local) => {
  await expect(refuseInsideVault(vault, join(folder, local))).resolves.toBeUndefined();
});

it.each(["", "..", "vault", "link"])("%j holds the vault", async (local) => {
  await expect(refuseAroundVault(vault, join(folder, local))).rejects.toThrow(UsageError);
});

it.each(["vault/d", "vault-2", "other"])("%j does not hold it", async (local) => {
  await expect(refuseAroundVault(vault, join(folder, local))).resolves.toBeUndefined();
});
