import { describe, expect, it } from "vitest";
import type { Storage } from "../storage/storage.ts";
import { collect } from "../test-support/collect.ts";
import { failing } from "../test-support/failing.ts";
import { lookInto, oldVault, upgrade } from "../test-support/old-vault.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import { stoppingStorage } from "../test-support/storages/stopping-storage.ts";
import { isDraftName } from "../vault/draft-names.ts";
import type { UpgradeEvent } from "./upgrade-step.ts";

/** Two directories may share the folder above them, so folders do not count. */
async function countFiles(storage: Storage): Promise<number> {
  return (await pathsIn(storage)).filter((path) => /\.(c9r|c9s|cryptomator|bkup|tmp)$/.test(path))
    .length;
}

describe("an upgrade that is cut off", () => {
  it("by a crash after any change, or in the middle of any write, goes on from there", {
    timeout: 120_000,
  }, async () => {
    const whole = await oldVault(5);
    await collect(upgrade(whole));
    const after = await lookInto(whole);
    const files = await countFiles(whole);

    // How many changes there are is chance: two new directories may share the folder above them.
    let last = 0;
    for (let isWhole = false; !isWhole; last += 1) {
      for (const isTorn of [false, true]) {
        const storage = await oldVault(5);
        const { storage: dying } = stoppingStorage(storage, last, isTorn);
        isWhole = await collect(upgrade(dying)).then(
          () => true,
          () => false,
        );
        await collect(upgrade(storage));
        expect(await lookInto(storage), `after change ${last}`).toEqual(after);
        expect(await countFiles(storage), `after change ${last}`).toBe(files);
      }
    }
    expect(last).toBeGreaterThan(50);
  });

  it("leaves no draft behind once it has come to its end, however often it was cut off", async () => {
    for (let last = 0; ; last += 1) {
      const storage = await oldVault();
      await collect(upgrade(stoppingStorage(storage, 2, true).storage)).catch(() => undefined);
      const dying = stoppingStorage(storage, last);
      const outcome = await collect(upgrade(dying.storage)).catch(() => null);
      await collect(upgrade(storage));
      const names = (await storage.list("")).map(({ name }) => name);
      expect(names.filter(isDraftName), `after change ${last}`).toEqual([]);
      if (outcome !== null) break;
    }
  });

  it("by the user ends between two names, and goes on when it is called again", async () => {
    const storage = await oldVault();
    const controller = new AbortController();
    const events: UpgradeEvent[] = [];
    const running = (async () => {
      for await (const event of upgrade(storage, { signal: controller.signal })) {
        events.push(event);
        if (events.length === 5) controller.abort();
      }
    })();
    await expect(running).rejects.toEqual(failing("cancelled"));
    expect(events).toHaveLength(5);
    await collect(upgrade(storage));
    expect((await lookInto(storage)).size).toBe(12);
  });
});
