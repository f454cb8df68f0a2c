import { describe, expect, it } from "vitest";
import type { Finding } from "../../src-shared/model/health-finding.ts";
import { failing } from "../test-support/failing.ts";
import { newTestVault, pathsIn, writeFile } from "../test-support/open-test-vault.ts";
import { checkVault } from "./check-vault.ts";
import { healthOfOpenVault } from "./health-access.ts";

describe("a check of a vault that is open", () => {
  it("reads it beside whoever works in it, and writes nothing", async () => {
    const { open, storage } = await newTestVault();
    const vault = await open();
    await vault.makeDirectory("/photos");
    await writeFile(vault, "/photos/cat.jpg", "content");
    const before = await pathsIn(storage);
    const bad: Finding[] = [];

    const { summary, stoppedAt } = await checkVault(
      healthOfOpenVault(vault),
      { isDeep: true },
      {
        onFinding: async (finding) => {
          bad.push(finding);
        },
      },
    );

    expect(bad).toEqual([]);
    expect(stoppedAt).toBeNull();
    expect(summary.bytesAuthenticated).toBeGreaterThan(0);
    expect(await pathsIn(storage)).toEqual(before);
  });

  it("ends with the lock of the vault", async () => {
    const vault = await (await newTestVault()).open();
    const access = healthOfOpenVault(vault);
    await vault.lock();
    await expect(checkVault(access, {}, { onFinding: async () => undefined })).rejects.toEqual(
      failing("locked"),
    );
  });
});
