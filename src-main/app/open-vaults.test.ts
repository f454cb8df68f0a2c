import { beforeEach, describe, expect, it } from "vitest";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { VaultError } from "../base/vault-error.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { newTestVault, type TestVault } from "../test-support/open-test-vault.ts";
import { startShare } from "../webdav/server.ts";
import { FileSession } from "./files/file-session.ts";
import { type OpenedVault, OpenVaults } from "./open-vaults.ts";

const id = VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
const nowMs = 1_763_659_141_005;

let vaults: OpenVaults;
let states: string[];
let testVault: TestVault;

beforeEach(async () => {
  states = [];
  vaults = new OpenVaults(
    () => nowMs,
    () => states.push(vaults.stateOf(id).kind),
  );
  testVault = await newTestVault();
});

async function open(): Promise<OpenedVault> {
  const vault = await testVault.open();
  const share = await startShare(vault, { name: "Taxes", random: systemWorld.random });
  return { vault, share, files: new FileSession(vault, systemWorld) };
}

/** Work that waits until the test lets it go on. */
function gate(): { passed: Promise<void>; pass: () => void } {
  let pass = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    pass = resolve;
  });
  return { passed, pass };
}

describe("a vault", () => {
  it("goes from shut to open and back, and everyone is told each time", async () => {
    expect(vaults.stateOf(id)).toEqual({ kind: "shut" });
    await vaults.unlock(id, open);
    const { url, username, password } = vaults.shareOf(id);
    expect(vaults.stateOf(id)).toEqual({
      kind: "unlocked",
      cipher: "SIV_GCM",
      sinceMs: nowMs,
      share: { url, username, password },
      readOnly: false,
    });
    await vaults.lock(id);
    expect(states).toEqual(["unlocking", "unlocked", "locking", "shut"]);
  });

  it("has neither a key nor a share once it is locked", async () => {
    const opened = await open();
    await vaults.unlock(id, () => Promise.resolve(opened));
    await vaults.lock(id);
    await expect(opened.vault.stat("/")).rejects.toMatchObject({ failure: { kind: "locked" } });
    await expect(fetch(opened.share.url)).rejects.toThrow();
    expect(() => vaults.shareOf(id)).toThrow(VaultError);
  });

  it("is shut again when opening it fails, with the failure of the opening", async () => {
    const wrong = () => Promise.reject(new VaultError({ kind: "wrong-password" }));
    await expect(vaults.unlock(id, wrong)).rejects.toMatchObject({
      failure: { kind: "wrong-password" },
    });
    expect(vaults.stateOf(id)).toEqual({ kind: "shut" });
  });

  it("is not opened twice at a time", async () => {
    const first = vaults.unlock(id, open);
    await expect(vaults.unlock(id, open)).rejects.toThrow(RangeError);
    await first;
    await expect(vaults.unlock(id, open)).rejects.toThrow(RangeError);
    await vaults.close();
  });
});

describe("an unlock that is stopped", () => {
  it("fails with “cancelled”, and its vault is locked even if it was open already", async () => {
    const { passed, pass } = gate();
    const opened = await open();
    const unlocking = vaults.unlock(id, async () => {
      await passed;
      return opened;
    });
    const stopped = vaults.stop(id);
    pass();
    await expect(unlocking).rejects.toMatchObject({ failure: { kind: "cancelled" } });
    await stopped;
    expect(vaults.stateOf(id)).toEqual({ kind: "shut" });
    await expect(opened.vault.stat("/")).rejects.toMatchObject({ failure: { kind: "locked" } });
    await expect(fetch(opened.share.url)).rejects.toThrow();
  });

  it("is told by its signal", async () => {
    const unlocking = vaults.unlock(
      id,
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => {
            reject(new VaultError({ kind: "cancelled" }));
          });
        }),
    );
    await Promise.all([
      vaults.stop(id),
      expect(unlocking).rejects.toMatchObject({ failure: { kind: "cancelled" } }),
    ]);
    expect(vaults.stateOf(id)).toEqual({ kind: "shut" });
  });
});

describe("closing", () => {
  it("locks what is open, stops what is opening, and opens nothing after", async () => {
    const other = VaultId.parse("0b1de1a6-2f55-4a58-8b5c-52a1d5a3b111");
    const opened = await open();
    await vaults.unlock(id, () => Promise.resolve(opened));
    const { passed, pass } = gate();
    const unlocking = vaults.unlock(other, async () => {
      await passed;
      return open();
    });
    const closing = vaults.close();
    pass();
    await expect(unlocking).rejects.toMatchObject({ failure: { kind: "cancelled" } });
    await closing;
    await expect(opened.vault.stat("/")).rejects.toMatchObject({ failure: { kind: "locked" } });
    expect(vaults.stateOf(other)).toEqual({ kind: "shut" });
    await expect(vaults.unlock(id, open)).rejects.toMatchObject({
      failure: { kind: "cancelled" },
    });
  });

  it("goes on with the others when one of them fails, and says so at the end", async () => {
    const other = VaultId.parse("0b1de1a6-2f55-4a58-8b5c-52a1d5a3b111");
    const broken = await open();
    const failing = { ...broken.share, close: () => Promise.reject(new Error("EIO")) };
    await vaults.unlock(id, () => Promise.resolve({ ...broken, share: failing }));
    const opened = await open();
    await vaults.unlock(other, () => Promise.resolve(opened));
    await expect(vaults.close()).rejects.toThrow("EIO");
    await broken.share.close();
    for (const { vault } of [broken, opened]) {
      await expect(vault.stat("/")).rejects.toMatchObject({ failure: { kind: "locked" } });
    }
  });
});
