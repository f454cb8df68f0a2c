/** What looking for odd nodes may cost those who have none. */

import { describe, expect, it } from "vitest";
import { systemWorld } from "../../crypto/system-world.ts";
import { memoryStorage } from "../../storage/memory-storage.ts";
import { nodePathOf } from "../../test-support/ciphertext-nodes.ts";
import { namesIn, newTestVault, readText, writeFile } from "../../test-support/open-test-vault.ts";
import { interceptedStorage } from "../../test-support/storages/intercepted-storage.ts";

async function countedVault() {
  let now = 1_700_000_000_000;
  const clock = (): number => now;
  const world = { random: systemWorld.random, now: clock };
  const test = await newTestVault({ storage: memoryStorage(clock) }, world);
  const before = await test.open();
  await before.makeDirectory("/dir");
  await writeFile(before, "/dir/file", "x");
  await before.lock();

  const steps: string[] = [];
  const storage = interceptedStorage(test.storage, (step, run) => {
    steps.push(step.name);
    return run();
  });
  const vault = await test.open({ storage });
  return {
    ...test,
    vault,
    pass: (ms: number) => {
      now += ms;
    },
    /** The steps on the disk that `work` takes. */
    stepsOf: async (work: () => Promise<unknown>) => {
      steps.length = 0;
      await work();
      return [...steps];
    },
  };
}

describe("a look-up", () => {
  it("that finds something lists nothing", async () => {
    const { vault, stepsOf } = await countedVault();
    expect(await stepsOf(() => vault.stat("/dir/file"))).not.toContain("list");
    expect(await stepsOf(() => vault.stat("/dir/file"))).toEqual(["findEach"]);
  });

  it("that finds nothing lists the directory once, and not again while nothing changes", async () => {
    const { vault, stepsOf, pass } = await countedVault();
    const miss = () => vault.stat("/dir/none").catch(() => undefined);
    expect(await stepsOf(miss)).toContain("list");
    expect(await stepsOf(miss)).not.toContain("list");
    pass(60_000);
    expect(await stepsOf(miss)).toContain("list");
    pass(60_000);
    expect(await stepsOf(miss)).not.toContain("list");
  });

  it("after a listing needs no other one", async () => {
    const { vault, stepsOf } = await countedVault();
    await vault.list("/dir");
    // The first new name asks the disk how long names may be.
    await writeFile(vault, "/dir/first", "x");
    expect(await stepsOf(() => writeFile(vault, "/dir/new", "x"))).not.toContain("list");
  });

  it("sees what a sync client brought meanwhile, a moment later", async () => {
    const { vault, storage, pass } = await countedVault();
    await expect(vault.stat("/dir/file (1)")).rejects.toThrow();
    const node = await nodePathOf(vault, "/dir/file");
    await storage.link(node, node.replace(".c9r", " (1).c9r"));
    pass(60_000);
    expect(await readText(vault, "/dir/file (1)")).toBe("x");
  });

  it("of a thousand new names lists a directory no more than a few times", async () => {
    const { vault, stepsOf } = await countedVault();
    const steps = await stepsOf(async () => {
      for (let number = 0; number < 1000; number += 1) {
        await vault.stat(`/dir/${number}`).catch(() => undefined);
      }
    });
    expect(steps.filter((step) => step === "list")).toHaveLength(1);
  });
});

describe("a listing", () => {
  it("reads the name of a shortened node once", async () => {
    const { vault, stepsOf } = await countedVault();
    await writeFile(vault, `/${"long ".repeat(40)}`, "x");
    await namesIn(vault, "/");
    expect(await stepsOf(() => namesIn(vault, "/"))).not.toContain("read");
  });

  it("lists a directory of ordinary nodes once", async () => {
    const { vault, stepsOf } = await countedVault();
    // The first listing of a session also looks for leftovers beside the key files.
    await namesIn(vault, "/");
    const steps = await stepsOf(() => namesIn(vault, "/dir"));
    expect(steps.filter((step) => step === "list")).toHaveLength(1);
  });
});
