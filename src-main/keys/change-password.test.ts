import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passwordBytes } from "../base/password-bytes.ts";
import type { World } from "../base/world.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import { losableVault, oldPassword, overwrite, placeIn } from "../test-support/lost-files.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import { failingStorage } from "../test-support/storages/failing-storage.ts";
import { interceptedStorage } from "../test-support/storages/intercepted-storage.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { changePassword, type PasswordChange } from "./change-password.ts";
import { clearKeyFiles, copyKeyFile } from "./move-key-file.ts";

const KEY = "masterkey.cryptomator";
const vault = await losableVault();
const { storage, place, open } = vault;

function change(options: Partial<PasswordChange>, world: World = systemWorld) {
  return changePassword(world, {
    storage,
    hostPath: "/vault",
    place,
    password: oldPassword,
    newPassword: () => Promise.resolve(passwordBytes("another password")),
    ...options,
  });
}

describe("a new password", () => {
  it("opens the vault, in whichever form it is typed; only it does", async () => {
    const passwords = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(passwords, passwords, async (text, other) => {
        const fresh = await losableVault();
        await change({
          storage: fresh.storage,
          place: fresh.place,
          newPassword: () => Promise.resolve(passwordBytes(text)),
        });
        for (const form of [text, text.normalize("NFC"), text.normalize("NFD")]) {
          await (await fresh.open({ password: passwordBytes(form) })).lock();
        }
        if (other.normalize("NFC") === text.normalize("NFC")) return;
        await expect(fresh.open({ password: passwordBytes(other) })).rejects.toEqual(
          failing("wrong-password"),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("is not asked for unless the old one opens the vault", async () => {
    let asked = false;
    const newPassword = (): Promise<Uint8Array> => {
      asked = true;
      return Promise.resolve(new Uint8Array(8));
    };
    await expect(change({ password: passwordBytes("guess"), newPassword })).rejects.toEqual(
      failing("wrong-password"),
    );
    expect(asked).toBe(false);
  });

  it("is wiped, and the cost of the old one kept", async () => {
    const secret = passwordBytes("another password");
    const fresh = await losableVault();
    const cost = await change({
      storage: fresh.storage,
      place: fresh.place,
      newPassword: () => Promise.resolve(secret),
    });
    expect(cost).toEqual({ n: 2, r: 1 });
    expect(secret.every((byte) => byte === 0)).toBe(true);
  });

  it("does not mind a clock that stands in 1970", async () => {
    const fresh = await losableVault();
    const world = { ...systemWorld, now: () => 0 };
    await change({ storage: fresh.storage, place: fresh.place }, world);
    await (await fresh.open({ password: passwordBytes("another password") })).lock();
  });
});

describe("a key file that is no good", () => {
  it.each([0, 1, 50, 200, 300])(
    "cut to %i bytes is told as such, and left alone",
    async (length) => {
      const fresh = await losableVault();
      const bytes = await fresh.storage.read(KEY, 10_000);
      await overwrite(fresh.storage, KEY, bytes.subarray(0, length));
      const before = await pathsIn(fresh.storage);
      await expect(change({ storage: fresh.storage, place: fresh.place })).rejects.toEqual(
        failing("masterkey-unreadable"),
      );
      expect(await pathsIn(fresh.storage)).toEqual(before);
    },
  );

  it("that is missing is told with its path", async () => {
    const elsewhere = placeIn(memoryStorage(), "gone.key");
    await expect(change({ place: elsewhere })).rejects.toEqual(
      failing("masterkey-missing", "/vault/gone.key"),
    );
  });
});

function onStick(stick: Storage): KeyPlace {
  return { storage: stick, name: KEY, hostPath: `/stick/${KEY}` };
}

describe("a stick", () => {
  async function stickWithKey() {
    const stick = memoryStorage();
    const to = onStick(stick);
    const hostPath = "/vault";
    await copyKeyFile(systemWorld, { storage, hostPath, from: place, to, password: oldPassword });
    return stick;
  }

  it.each([
    ["is full", "ENOSPC", "file.write", "local-no-space"],
    ["is read-only", "EROFS", "open", "key-place-read-only"],
    ["was pulled out", "EIO", "file.sync", "not-reachable"],
    ["may not be written", "EACCES", "rename", "local-failed"],
  ] as const)("that %s is told by its own path", async (_, code, name, kind) => {
    const inner = await stickWithKey();
    const stick = failingStorage(inner, (step) =>
      step.name === name && (name !== "open" || step.isChange) ? code : null,
    );
    const before = await pathsIn(inner);
    await expect(change({ place: onStick(stick) })).rejects.toEqual(
      failing(kind, "/stick/masterkey.cryptomator"),
    );
    const bytes = await inner.read(KEY, 10_000);
    await (await open({ masterkeyFile: { bytes, hostPath: "stick" } })).lock();
    // What was kept of the old file may be there already; no draft is.
    expect((await pathsIn(inner)).filter((path) => !path.endsWith(".bkup"))).toEqual(before);
  });

  it("that was pulled out while the new password was typed gets none, nor does the folder that it leaves behind", async () => {
    const inner = await stickWithKey();
    const newPassword = async (): Promise<Uint8Array> => {
      await inner.removeFile(KEY);
      return passwordBytes("another password");
    };
    await expect(change({ place: onStick(inner), newPassword })).rejects.toEqual(
      failing("masterkey-missing", "/stick/masterkey.cryptomator"),
    );
    expect(await pathsIn(inner)).toEqual([]);
  });

  it("that gives back something else than was written is not trusted", async () => {
    const inner = await stickWithKey();
    const stick = interceptedStorage(inner, async (step, run) => {
      const result = await run();
      if (step.name === "read" && step.path.startsWith("~lk") && result instanceof Uint8Array) {
        result[0] = 0;
      }
      return result;
    });
    await expect(change({ place: onStick(stick) })).rejects.toEqual(failing("key-file-not-kept"));
    const bytes = await inner.read(KEY, 10_000);
    await (await open({ masterkeyFile: { bytes, hostPath: "stick" } })).lock();
  });

  it("with the key file of another vault is not overwritten", async () => {
    const other = await losableVault();
    const bytes = await other.storage.read(KEY, 10_000);
    const stick = memoryStorage();
    await overwrite(stick, KEY, bytes);
    const to = onStick(stick);
    await expect(
      copyKeyFile(systemWorld, {
        storage,
        hostPath: "/vault",
        from: place,
        to,
        password: oldPassword,
      }),
    ).rejects.toEqual(failing("local-exists"));
    expect(Buffer.compare(await stick.read(KEY, 10_000), bytes)).toBe(0);
  });
});

it("clears a vault folder of every key file, and of nothing else", async () => {
  const fresh = await losableVault();
  const bytes = await fresh.storage.read(KEY, 10_000);
  const names = [`${KEY}.01234567.bkup`, `${KEY}.tmp`, "masterkey 2.cryptomator"];
  for (const name of names) await overwrite(fresh.storage, name, bytes);
  await overwrite(fresh.storage, "IMPORTANT.rtf", new Uint8Array([1]));
  expect([...(await clearKeyFiles(fresh.storage))].sort()).toEqual([KEY, ...names].sort());
  const left = (await pathsIn(fresh.storage)).filter((path) => !path.startsWith("d"));
  expect(left).toEqual(["IMPORTANT.rtf", "vault.cryptomator"]);
});
