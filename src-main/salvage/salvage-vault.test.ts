import { lstatSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { utf8 } from "../crypto/encoding.ts";
import { encodeRecoveryKey } from "../format/recovery-key.ts";
import { hostFolder } from "../storage/host-folder.ts";
import { failing } from "../test-support/failing.ts";
import {
  byPassword,
  everything,
  type FilledVault,
  filledVault,
} from "../test-support/filled-vault.ts";
import { newTestVault, pathsIn, writeFile } from "../test-support/open-test-vault.ts";
import { salvaged, scratchFolder } from "../test-support/salvaged.ts";
import { readWhole, writeWhole } from "../test-support/whole-file.ts";
import { shippedWordList } from "../test-support/word-list.ts";
import { engineOf } from "../vault/vault-session.ts";

let vault: FilledVault;
beforeEach(async () => {
  vault = await filledVault();
});

describe("a whole vault", () => {
  it.each(["SIV_GCM", "SIV_CTRMAC"] as const)("comes out whole: %s", async (cipher) => {
    const { storage } = await filledVault(cipher);
    const before = await pathsIn(storage);
    const { paths, text, summary, reports, folder } = await salvaged(storage, { key: byPassword });
    expect(paths).toEqual(everything);
    expect(text("folder/sub/b.txt")).toBe("second");
    expect(text("empty")).toBe("");
    expect(reports).toEqual([]);
    expect(summary).toMatchObject({ files: 4, directories: 2, symlinks: 1, bytes: 15, cipher });
    expect(summary).toMatchObject({
      damaged: 0,
      lost: 0,
      orphans: 0,
      nameless: 0,
      hasConfig: true,
    });
    expect(lstatSync(join(folder, "a.txt")).mtimeMs).toBeCloseTo(1_500_000_000_000, 0);
    expect(lstatSync(join(folder, "folder")).mtimeMs).toBeCloseTo(1_600_000_000_000, 0);
    expect(await pathsIn(storage)).toEqual(before);
  });

  it("leaves alone what is in the folder already, and follows no link there", async () => {
    const folder = scratchFolder();
    const outside = scratchFolder();
    writeFileSync(join(folder, "a.txt"), "mine");
    symlinkSync(outside, join(folder, "folder"));
    await salvaged(vault.storage, { key: byPassword, openTarget: () => hostFolder(folder) });
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("mine");
    expect(readFileSync(join(folder, "a (2).txt"), "utf8")).toBe("first");
    expect(readFileSync(join(folder, "folder (2)", "sub", "b.txt"), "utf8")).toBe("second");
    const { paths } = await salvaged(vault.storage, { key: byPassword });
    expect(paths).toEqual(everything);
  });

  it("tells which names it had to change", async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, "a.txt"), "mine");
    const openTarget = () => hostFolder(folder);
    const { reports, summary } = await salvaged(vault.storage, { key: byPassword, openTarget });
    expect(reports).toEqual([{ kind: "renamed", path: "/a.txt", savedAs: "a (2).txt" }]);
    expect(summary.renamed).toBe(1);
  });

  it("tells how far it is, of how much", async () => {
    const told: unknown[] = [];
    await salvaged(vault.storage, {
      key: byPassword,
      withTotals: true,
      onEvent: (event) => void told.push(event),
    });
    const totals = { totalFiles: 5, totalBytes: 15 };
    expect(told.at(-1)).toEqual({ kind: "progress", doneFiles: 5, doneBytes: 15, ...totals });
  });

  it("stops when it is told to, and says so", async () => {
    const controller = new AbortController();
    const running = salvaged(vault.storage, {
      key: byPassword,
      signal: controller.signal,
      onEvent: () => {
        controller.abort();
      },
    });
    await expect(running).rejects.toEqual(failing("cancelled"));
  });
});

describe("the key", () => {
  it.each(["SIV_GCM", "SIV_CTRMAC"] as const)(
    "may be the raw one where config and key file are lost: %s",
    async (cipher) => {
      const { storage, raw, rawKey } = await filledVault(cipher);
      await storage.removeFile("vault.cryptomator");
      await storage.removeFile("masterkey.cryptomator");
      const { paths, summary } = await salvaged(storage, { key: raw });
      expect(paths).toEqual(everything);
      expect(summary).toMatchObject({ cipher, shorteningThreshold: 220, hasConfig: false });

      const words = encodeRecoveryKey(rawKey, shippedWordList());
      expect((await salvaged(storage, { key: { kind: "words", words } })).paths).toEqual(
        everything,
      );
    },
  );

  it("may be the password where only the config is lost, damaged or of another vault", async () => {
    const { storage } = vault;
    const other = await filledVault("SIV_CTRMAC");
    for (const config of [new Uint8Array(), await readWhole(other.storage, "vault.cryptomator")]) {
      await writeWhole(storage, "vault.cryptomator", config);
      const { paths, summary } = await salvaged(storage, { key: byPassword });
      expect(paths).toEqual(everything);
      expect(summary).toMatchObject({ cipher: "SIV_GCM", hasConfig: false });
    }
  });

  it("opens a key file whose version was changed", async () => {
    const { storage } = vault;
    const file = new TextDecoder().decode(await readWhole(storage, "masterkey.cryptomator"));
    await writeWhole(storage, "masterkey.cryptomator", utf8(file.replace("999", "998")));
    expect((await salvaged(storage, { key: byPassword })).paths).toEqual(everything);
  });

  it("is refused if it is that of another vault, and nothing is made then", async () => {
    const other = await filledVault();
    const openTarget = () => Promise.reject(new Error("not wanted"));
    await expect(salvaged(vault.storage, { key: other.raw, openTarget })).rejects.toEqual(
      failing("key-of-another-vault"),
    );
    const wrong = { kind: "password", password: utf8("wrong horse") } as const;
    await expect(salvaged(vault.storage, { key: wrong, openTarget })).rejects.toEqual(
      failing("wrong-password"),
    );
    await expect(
      salvaged(vault.storage, { key: { kind: "words", words: "ad ah as" }, openTarget }),
    ).rejects.toEqual(failing("wrong-recovery-key"));
  });

  it("is asked for where it lies", async () => {
    await vault.storage.removeFile("masterkey.cryptomator");
    await expect(salvaged(vault.storage, { key: byPassword })).rejects.toEqual(
      failing("masterkey-missing"),
    );
  });

  it("finds the threshold that fits the names", async () => {
    const test = await newTestVault({ shorteningThreshold: 60 });
    const opened = await test.open();
    await writeFile(opened, `/${"x".repeat(25)}`, "");
    await writeFile(opened, `/${"x".repeat(28)}`, "");
    const rawKey = engineOf(opened).key.raw.slice();
    await test.storage.removeFile("vault.cryptomator");
    const { summary } = await salvaged(test.storage, { key: { kind: "raw", rawKey } });
    // 25 bytes make 60 characters, 28 make 64.
    expect(summary.shorteningThreshold).toBeGreaterThanOrEqual(60);
    expect(summary.shorteningThreshold).toBeLessThan(64);
  });
});
