/** What somebody else writes at the target while a copy is under way: it was not asked about, and stays. */

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Failure } from "../../src-shared/failure.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { namesIn, newTestVault, readText, writeFile } from "../test-support/open-test-vault.ts";
import type { Vault } from "../vault/vault.ts";
import { exportInto } from "./export-tree.ts";
import { gate } from "./gate.ts";
import { importInto } from "./import-tree.ts";
import { noJournal } from "./journal.ts";
import type { TransferRun } from "./transfer-run.ts";

let scratch: string;
let vault: Vault;
let reported: Failure[];

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "latecomers-"));
  mkdirSync(join(scratch, "out"));
  vault = await (await newTestVault()).open();
  reported = [];
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

const at = (...names: readonly string[]): string => join(scratch, ...names);

/** @param meddle - runs once, when the first piece of content was copied */
function runWith(meddle: () => Promise<void> | void, more: Partial<TransferRun> = {}): TransferRun {
  let isDone = false;
  const nothing = (): void => undefined;
  return {
    vault,
    random: systemWorld.random,
    isVerified: () => false,
    decide: () => Promise.resolve("replace"),
    gate: gate(new AbortController().signal),
    journal: noJournal(systemWorld.random),
    report: async (failure) => {
      reported.push(failure);
    },
    tally: {
      addFile: nothing,
      addDirectory: nothing,
      addSymlink: nothing,
      addBytes: async () => {
        if (isDone) return;
        isDone = true;
        await meddle();
      },
      skip: nothing,
      pass: nothing,
    },
    ...more,
  };
}

describe("on the way out", () => {
  beforeEach(async () => {
    await writeFile(vault, "/a", "from the vault");
  });

  const late = (): void => {
    writeFileSync(at("out", "a"), "somebody else's");
  };

  it("a file that comes where there was none stays, and is told", async () => {
    await exportInto(runWith(late), ["/a"], at("out"));
    expect(readFileSync(at("out", "a"), "utf8")).toBe("somebody else's");
    expect(reported).toEqual([{ kind: "local-exists", path: at("out", "a") }]);
    expect(readdirSync(at("out"))).toEqual(["a"]);
  });

  it("a newer version of what was to be replaced stays, and is told", async () => {
    writeFileSync(at("out", "a"), "what was looked at");
    utimesSync(at("out", "a"), 1, 1);
    await exportInto(runWith(late), ["/a"], at("out"));
    expect(readFileSync(at("out", "a"), "utf8")).toBe("somebody else's");
    expect(reported).toEqual([{ kind: "local-exists", path: at("out", "a") }]);
  });

  it.each([
    ["that has not changed", () => undefined],
    [
      "that has gone meanwhile",
      () => {
        rmSync(at("out", "a"));
      },
    ],
  ])("a file %s is replaced", async (_, meddle) => {
    writeFileSync(at("out", "a"), "what was looked at");
    await exportInto(runWith(meddle), ["/a"], at("out"));
    expect(readFileSync(at("out", "a"), "utf8")).toBe("from the vault");
    expect(reported).toEqual([]);
  });

  it("a link is replaced, and what it leads to is not", async () => {
    writeFileSync(at("elsewhere"), "elsewhere");
    symlinkSync(at("elsewhere"), at("out", "a"));
    await exportInto(
      runWith(() => undefined),
      ["/a"],
      at("out"),
    );
    expect(readFileSync(at("out", "a"), "utf8")).toBe("from the vault");
    expect(readFileSync(at("elsewhere"), "utf8")).toBe("elsewhere");
  });

  it("whatever is there is replaced where that was asked for", async () => {
    await exportInto(runWith(late, { replacesLatecomers: true }), ["/a"], at("out"));
    expect(readFileSync(at("out", "a"), "utf8")).toBe("from the vault");
  });
});

describe.each([
  ["", false],
  [", verified", true],
])("on the way in%s", (_, isVerified) => {
  const more = { isVerified: () => isVerified };
  const sources = () => [{ local: at("a"), isEntriesOnly: false }];
  const late = (): Promise<void> => writeFile(vault, "/a", "somebody else's");
  beforeEach(() => {
    writeFileSync(at("a"), "from this computer");
  });

  it("a file that comes where there was none stays, and is told", async () => {
    await importInto(runWith(late, more), sources(), "/");
    expect(await readText(vault, "/a")).toBe("somebody else's");
    expect(reported).toEqual([{ kind: "already-exists", path: "/a" }]);
  });

  it("a newer version of what was to be replaced stays, and is told", async () => {
    await writeFile(vault, "/a", "what was looked at");
    await importInto(runWith(late, more), sources(), "/");
    expect(await readText(vault, "/a")).toBe("somebody else's");
    expect(reported).toEqual([{ kind: "already-exists", path: "/a" }]);
    expect(await namesIn(vault, "/")).toEqual(["a"]);
  });

  it.each([
    ["that has not changed", () => Promise.resolve()],
    ["that has gone meanwhile", () => vault.removeFile("/a")],
  ])("a file %s is replaced", async (_, meddle) => {
    await writeFile(vault, "/a", "what was looked at");
    await importInto(runWith(meddle, more), sources(), "/");
    expect(await readText(vault, "/a")).toBe("from this computer");
    expect(reported).toEqual([]);
  });

  it("whatever is there is replaced where that was asked for", async () => {
    await writeFile(vault, "/a", "what was looked at");
    await importInto(runWith(late, { ...more, replacesLatecomers: true }), sources(), "/");
    expect(await readText(vault, "/a")).toBe("from this computer");
  });
});
