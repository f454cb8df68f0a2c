import { describe, expect, it } from "vitest";
import { systemWorld } from "../crypto/system-world.ts";
import { failing } from "../test-support/failing.ts";
import { newTestVault } from "../test-support/open-test-vault.ts";
import { sessionsInMemory } from "../test-support/sessions-in-memory.ts";
import { openVault } from "./open-vault.ts";
import { assertAlone, workAlone, workBeside } from "./work-alone.ts";

const hostPath = "/vault";
const world = systemWorld;

async function closedVault() {
  const { storage } = await newTestVault();
  const writers = sessionsInMemory();
  const open = (readOnly = false, typed = "correct horse") => {
    const password = new TextEncoder().encode(typed);
    return openVault(world, { storage, hostPath, password, writers, readOnly });
  };
  const workplace = { world, writers, hostPath };
  const alone = <T>(work: () => Promise<T>) => workAlone(workplace, work);
  const beside = <T>(work: () => Promise<T>) => workBeside(workplace, work);
  return { storage, open, alone, beside, assertAlone: () => assertAlone(workplace) };
}

describe("work that must be alone in a vault", () => {
  it("keeps everybody from opening the vault for writing, and nobody from reading it", async () => {
    const { open, alone } = await closedVault();
    await alone(async () => {
      await expect(open()).rejects.toEqual(failing("vault-in-repair"));
      const reading = await open(true);
      expect(await reading.list("/")).toEqual([]);
      await reading.lock();
    });
    await (await open()).lock();
  });

  it("is refused while the vault is open, or in such work already", async () => {
    const { open, alone } = await closedVault();
    const nothing = () => Promise.resolve("done");
    const vault = await open();
    await expect(alone(nothing)).rejects.toEqual(failing("vault-open"));
    await vault.lock();
    await alone(async () => {
      await expect(alone(nothing)).rejects.toEqual(failing("vault-in-repair"));
    });
    expect(await alone(nothing)).toBe("done");
  });

  it("lets others in again when it has failed", async () => {
    const { open, alone } = await closedVault();
    await expect(alone(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    await (await open()).lock();
  });

  it("never runs beside somebody who opens at the same moment", async () => {
    const { open, alone } = await closedVault();
    for (let time = 0; time < 5; time += 1) {
      let isOpen = false;
      const opening = open().then(async (vault) => {
        isOpen = true;
        await new Promise((resolve) => setTimeout(resolve, 5));
        isOpen = false;
        await vault.lock();
      });
      const working = alone(async () => {
        for (let step = 0; step < 5; step += 1) {
          expect(isOpen).toBe(false);
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      });
      for (const end of await Promise.allSettled([opening, working])) {
        if (end.status === "rejected") expect(String(end.reason)).toMatch(/vault-(open|in-repair)/);
      }
    }
  });
});

describe("work that may go on beside others", () => {
  it("is done while the vault is open, or in such work already", async () => {
    const { open, beside } = await closedVault();
    const vault = await open();
    expect(await beside(() => beside(() => Promise.resolve("done")))).toBe("done");
    await vault.lock();
  });

  it("is refused beside what must be alone, and the other way round", async () => {
    const { alone, beside, assertAlone } = await closedVault();
    const nothing = () => Promise.resolve("done");
    await alone(async () => {
      await expect(beside(nothing)).rejects.toEqual(failing("vault-in-repair"));
      await expect(assertAlone()).rejects.toEqual(failing("vault-in-repair"));
    });
    await beside(async () => {
      await expect(alone(nothing)).rejects.toEqual(failing("vault-open"));
      await expect(assertAlone()).rejects.toEqual(failing("vault-open"));
    });
    await expect(beside(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    await assertAlone();
    expect(await alone(nothing)).toBe("done");
  });
});

describe("a vault whose files are half done, as somebody is alone with it", () => {
  it.each([false, true])("is said to be worked on (for reading: %s)", async (readOnly) => {
    const { storage, open, alone } = await closedVault();
    await alone(async () => {
      await storage.rename("vault.cryptomator", "away");
      await expect(open(readOnly)).rejects.toEqual(failing("vault-in-repair"));
      await storage.rename("away", "vault.cryptomator");
      await expect(open(readOnly, "guess")).rejects.toEqual(failing("wrong-password"));
    });
    await storage.rename("vault.cryptomator", "away");
    await expect(open(readOnly)).rejects.toEqual(failing("config-missing"));
  });
});
