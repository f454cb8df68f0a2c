import { describe, expect, it } from "vitest";
import { systemWorld } from "../crypto/system-world.ts";
import { failing } from "../test-support/failing.ts";
import { newTestVault } from "../test-support/open-test-vault.ts";
import type { SessionUse, Writers } from "../vault/leftovers/writers.ts";
import { openVault } from "../vault/open-vault.ts";
import { workAlone } from "./work-alone.ts";

const hostPath = "/vault";
const world = systemWorld;

/** Sessions of one vault, all alive until they leave. */
function sessionsInMemory(): Writers {
  const uses = new Map<string, SessionUse>();
  const others = (own?: string) => [...uses].filter(([session]) => session !== own);
  return {
    enter: async (session, _, use = "writing") => {
      uses.set(session, use);
      return async () => {
        uses.delete(session);
      };
    },
    isGone: async () => false,
    isOpen: async () => others().some(([, use]) => use === "writing"),
    isInRepair: async (_, own) => others(own).some(([, use]) => use === "repairing"),
  };
}

async function closedVault() {
  const { storage } = await newTestVault();
  const writers = sessionsInMemory();
  const password = new TextEncoder().encode("correct horse");
  const open = (readOnly = false) =>
    openVault(world, { storage, hostPath, password, writers, readOnly });
  const alone = <T>(work: () => Promise<T>) => workAlone({ world, writers, hostPath }, work);
  return { open, alone };
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
