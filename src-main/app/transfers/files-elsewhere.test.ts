/** Files of an open vault in other programs: opened there, and dragged there. */

import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { namesIn, readText, writeFile } from "../../test-support/open-test-vault.ts";
import { transfersAtWork } from "../../test-support/transfers-at-work.ts";

const { test, at, unlock, startApp } = transfersAtWork();

describe("what is dragged out", () => {
  it("is copied into a folder of this user alone, and gone when the vault is locked", async () => {
    await writeFile(test.vault, "/f", "content");
    expect(await test.handlers["transfer.drag-out"]({ id: test.id, paths: ["/f"] })).toBe(true);
    const [asked = ""] = test.desktop.asked;
    const copy = asked.replace("drag ", "");
    expect(readFileSync(copy, "utf8")).toBe("content");
    expect(lstatSync(at("data", "private", test.id)).mode & 0o777).toBe(0o700);
    await test.handlers["transfer.drag-out"]({ id: test.id, paths: ["/f"] });
    expect(test.desktop.asked[1]).toBe(asked);
    await test.open.lock(test.id);
    expect(existsSync(at("data", "private", test.id))).toBe(false);
  });

  it("and left by a crash, is gone at the next start", async () => {
    mkdirSync(at("data", "private", test.id, "x"), { recursive: true });
    writeFileSync(at("data", "private", test.id, "x", "secret"), "secret");
    await test.open.close();
    await startApp();
    expect(existsSync(at("data", "private"))).toBe(false);
  });
});

it("opens what may run as a program only if the user says so to the system's question", async () => {
  await writeFile(test.vault, "/setup.exe", "MZ");
  test.desktop.confirmed = { isYes: false, isMarked: true };
  await test.handlers["transfer.open"]({ id: test.id, path: "/setup.exe" });
  expect(test.desktop.asked).toEqual([expect.stringMatching(/^confirm .*setup\.exe.*“Taxes”/)]);
  expect(existsSync(at("data", "private"))).toBe(false);
  test.desktop.confirmed = { isYes: true, isMarked: false };
  await test.handlers["transfer.open"]({ id: test.id, path: "/setup.exe" });
  expect(test.desktop.asked.at(-1)).toMatch(/^open file .*setup\.exe$/);
});

describe("a file that is opened in another program", () => {
  let copy: string;
  beforeEach(async () => {
    await writeFile(test.vault, "/f.txt", "old");
    await test.handlers["transfer.open"]({ id: test.id, path: "/f.txt" });
    copy = (test.desktop.asked[0] ?? "").replace("open file ", "");
  });

  const opened = () => test.transfers.opened.list[0];

  async function change(content: string): Promise<void> {
    writeFileSync(copy, content);
    await test.transfers.opened.look();
  }

  it("is not changed until its copy is, and is written back when the user wants it", async () => {
    await test.transfers.opened.look();
    expect(opened()?.state).toEqual({ kind: "unchanged" });
    await change("edited");
    expect(opened()?.state).toEqual({ kind: "changed", isConflict: false });
    await test.handlers["transfer.write-back"]({ opened: opened()?.id ?? "", rule: "replace" });
    expect(await readText(test.vault, "/f.txt")).toBe("edited");
    await test.transfers.opened.look();
    expect(opened()?.state).toEqual({ kind: "unchanged" });
  });

  it("never replaces what has changed in the vault meanwhile unless the user knows it", async () => {
    writeFileSync(copy, "edited");
    await writeFile(test.vault, "/f.txt", "of another computer");
    await test.handlers["transfer.write-back"]({ opened: opened()?.id ?? "", rule: "replace" });
    expect(await readText(test.vault, "/f.txt")).toBe("of another computer");
    expect(opened()?.state).toEqual({ kind: "changed", isConflict: true });
    await test.handlers["transfer.write-back"]({ opened: opened()?.id ?? "", rule: "keep-both" });
    expect(await readText(test.vault, "/f (2).txt")).toBe("edited");
    expect(await readText(test.vault, "/f.txt")).toBe("of another computer");
  });

  it.each([
    [false, "edited", ["f.txt"]],
    [true, "of another computer", ["f (2).txt", "f.txt"]],
  ])(
    "is written back by a lock, and its copy removed (conflict: %s)",
    async (isConflict, content, names) => {
      writeFileSync(copy, "edited");
      if (isConflict) await writeFile(test.vault, "/f.txt", "of another computer");
      await test.open.lock(test.id);
      expect(existsSync(copy)).toBe(false);
      await unlock();
      expect(await namesIn(test.vault, "/")).toEqual(names);
      expect(await readText(test.vault, "/f.txt")).toBe(content);
    },
  );

  it("is opened again from the same copy", async () => {
    await test.handlers["transfer.open"]({ id: test.id, path: "/f.txt" });
    expect(test.desktop.asked).toEqual([`open file ${copy}`, `open file ${copy}`]);
    await test.handlers["transfer.close-opened"]({ opened: opened()?.id ?? "" });
    expect(existsSync(copy)).toBe(false);
    expect(test.transfers.opened.list).toEqual([]);
  });
});
