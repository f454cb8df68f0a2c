/** Copies for other programs, where the vault changes at the worst moment. */

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { pathError } from "../../base/vault-error.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { namesIn, newTestVault, readText, writeFile } from "../../test-support/open-test-vault.ts";
import type { Vault } from "../../vault/vault.ts";
import { OpenedFiles } from "./opened-files.ts";
import { privateFiles } from "./private-files.ts";

const id = VaultId.parse("0a8d1b52-2f3f-4d6e-9c1a-7b5e3c2d1f00");

let scratch: string;
let vault: Vault;
/** The vault as the copies see it; a test may put something in between. */
let seen: Vault;
let opened: OpenedFiles;
/** Where programs were given the copies. */
let copies: string[];

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "opened-"));
  vault = await (await newTestVault()).open();
  seen = vault;
  copies = [];
  opened = new OpenedFiles({
    files: privateFiles(scratch, systemWorld.random),
    random: systemWorld.random,
    openFile: async (path) => {
      copies.push(path);
    },
    mayRun: () => Promise.resolve(true),
    vaultOf: () => seen,
    changed: () => undefined,
    log: (_, error) => {
      throw error;
    },
  });
  await writeFile(vault, "/f.txt", "first");
  await opened.open(id, "/f.txt");
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

const copy = (index: number): string => copies[index] ?? "";
const stateOf = (index: number) => opened.list[index]?.state;

/** Somebody else writes the file while the copy is written back: after the draft is begun, before it is committed. */
function meddleWhileWriting(): void {
  const draftFile: Vault["draftFile"] = async (path, options) => {
    const draft = await vault.draftFile(path, options);
    if (path === "/f.txt") await writeFile(vault, "/f.txt", "of another computer");
    return draft;
  };
  seen = { ...vault, draftFile };
}

it("keeps watch on the copy of an older version, which a program may have open still", async () => {
  await writeFile(vault, "/f.txt", "second");
  await opened.open(id, "/f.txt");
  expect(copy(1)).not.toBe(copy(0));
  writeFileSync(copy(0), "saved into the old copy");
  await opened.look();
  expect(opened.list.map(({ state }) => state)).toEqual([
    { kind: "changed", isConflict: true },
    { kind: "unchanged" },
  ]);
  await opened.end(id, vault);
  expect(await readText(vault, "/f.txt")).toBe("second");
  expect(await readText(vault, "/f (2).txt")).toBe("saved into the old copy");
});

it("opens a copy with changes of the user rather than a newer version, and else the one of this version", async () => {
  await writeFile(vault, "/f.txt", "second");
  await opened.open(id, "/f.txt");
  await opened.open(id, "/f.txt");
  expect(copy(2)).toBe(copy(1));
  writeFileSync(copy(0), "saved into the old copy");
  await opened.look();
  await opened.open(id, "/f.txt");
  expect(copy(3)).toBe(copy(0));
});

it("replaces nothing that has come while it is written back, but tells of it", async () => {
  writeFileSync(copy(0), "edited");
  await opened.look();
  meddleWhileWriting();
  await opened.writeBack(opened.list[0]?.id ?? "", "replace");
  expect(await readText(vault, "/f.txt")).toBe("of another computer");
  expect(stateOf(0)).toEqual({ kind: "changed", isConflict: true });
  seen = vault;
  await opened.writeBack(opened.list[0]?.id ?? "", "replace");
  expect(await readText(vault, "/f.txt")).toBe("edited");
  expect(stateOf(0)).toEqual({ kind: "unchanged" });
});

it("goes beside what has come while a lock writes it back", async () => {
  writeFileSync(copy(0), "edited");
  meddleWhileWriting();
  await opened.end(id, seen);
  expect(await namesIn(vault, "/")).toEqual(["f (2).txt", "f.txt"]);
  expect(await readText(vault, "/f.txt")).toBe("of another computer");
  expect(await readText(vault, "/f (2).txt")).toBe("edited");
  expect(opened.list).toEqual([]);
});

it("is not closed with what was saved a moment ago", async () => {
  writeFileSync(copy(0), "edited");
  await opened.close(opened.list[0]?.id ?? "");
  expect(stateOf(0)).toEqual({ kind: "changed", isConflict: false });
  await opened.end(id, vault);
  expect(await readText(vault, "/f.txt")).toBe("edited");
});

describe("what a program saves beside its copy", () => {
  const beside = (name: string): string => join(dirname(copy(0)), name);

  it.each(["end", "close"] as const)("goes beside the file, at its %s", async (how) => {
    writeFileSync(beside("f as saved.txt"), "saved as");
    mkdirSync(beside("f_files"));
    writeFileSync(beside("f_files/picture"), "picture");
    if (how === "end") await opened.end(id, vault);
    else await opened.close(opened.list[0]?.id ?? "");
    expect(await namesIn(vault, "/")).toEqual(["f as saved.txt", "f.txt", "f_files/"]);
    expect(await readText(vault, "/f as saved.txt")).toBe("saved as");
    expect(existsSync(dirname(copy(0)))).toBe(false);
  });

  it("replaces nothing", async () => {
    await writeFile(vault, "/g.txt", "of the vault");
    writeFileSync(beside("g.txt"), "saved as");
    await opened.end(id, vault);
    expect(await readText(vault, "/g.txt")).toBe("of the vault");
    expect(await readText(vault, "/g (2).txt")).toBe("saved as");
  });

  it("and keeps for itself does not come into the vault", async () => {
    for (const name of [".~lock.f.txt#", "~$f.txt", "f.txt~", "#f.txt#", "x.TMP", "Thumbs.db"]) {
      writeFileSync(beside(name), "");
    }
    await opened.end(id, vault);
    expect(await namesIn(vault, "/")).toEqual(["f.txt"]);
  });

  it("stays with the copy, edits and all, while the vault does not take it", async () => {
    writeFileSync(copy(0), "edited");
    writeFileSync(beside("g.txt"), "saved as");
    const full: Vault["draftFile"] = (path, options) =>
      path === "/g.txt"
        ? Promise.reject(pathError("no-space", path))
        : vault.draftFile(path, options);
    await opened.end(id, { ...vault, draftFile: full });
    expect(await readText(vault, "/f.txt")).toBe("edited");
    expect(existsSync(beside("g.txt"))).toBe(true);
    expect(opened.hasUnsaved(id)).toBe(true);
  });
});
