/** Taking a repair back: which one, what stands in its way, and journals that others have written. */

import { describe, expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import { HealthVault } from "../test-support/health-vault.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import { removeDraftFolder } from "../vault/node-directory.ts";
import { listRuns, undoRun } from "./undo-repair.ts";

async function withOrphan(): Promise<HealthVault> {
  const vault = await HealthVault.make();
  await removeDraftFolder(vault.storage, await vault.node("/dir"));
  return vault;
}

describe("taking back", () => {
  it("says so if there is nothing to take back", async () => {
    const vault = await HealthVault.make();
    await expect(undoRun(vault.storage)).rejects.toEqual(failing("repair-unknown"));
    await expect(undoRun(vault.storage, "20200101T000000Z")).rejects.toEqual(
      failing("repair-unknown", "20200101T000000Z"),
    );
  });

  it("takes back the last run, or the one that is named by its folder or its date", async () => {
    const vault = await withOrphan();
    const before = await vault.disk();
    for (const name of [
      () => undefined,
      (run: string) => run,
      (run: string) => run.replace("latchkey-repair-", ""),
    ]) {
      await vault.repair();
      const [run = ""] = await listRuns(vault.storage);
      expect(await undoRun(vault.storage, name(run))).toEqual({ run, restored: 1, left: [] });
      expect(await vault.disk()).toEqual(before);
    }
  });

  it("takes back the second run of the same second before the first", async () => {
    const vault = await withOrphan();
    const before = await vault.disk();
    await vault.repair({ only: ["OrphanContentDir"] });
    const between = await vault.disk();
    await vault.write(`${await vault.content("/LOST+FOUND")}/dir.c9r`, "x");
    await vault.repair();
    expect((await listRuns(vault.storage)).length).toBe(2);
    await undoRun(vault.storage);
    await vault.storage.removeFile(`${await vault.content("/LOST+FOUND")}/dir.c9r`);
    expect(await vault.disk()).toEqual(between);
    await undoRun(vault.storage);
    expect(await vault.disk()).toEqual(before);
  });

  it("refuses, and changes nothing, once people use a directory that the repair has made", async () => {
    const vault = await withOrphan();
    await vault.repair();
    const found = await vault.content("/LOST+FOUND");
    const added = await vault.node("/LOST+FOUND/mine");
    await vault.write(added, await vault.read(await vault.node("/a.txt")));
    const before = await vault.disk();
    await expect(undoRun(vault.storage)).rejects.toEqual(failing("repair-changed", found));
    expect(await vault.disk()).toEqual(before);
  });

  it("overwrites nothing that is there by now, and names it", async () => {
    const vault = await HealthVault.make();
    const node = await vault.node("/dir");
    const copy = node.replace(/\.c9r$/, " (1).c9r");
    await vault.storage.makeDirectory(copy);
    await vault.write(`${copy}/dir.c9r`, await vault.id("/dir"));
    await vault.repair();
    await vault.write(copy, "something new");
    const { restored, left } = await undoRun(vault.storage);
    expect({ restored, left }).toEqual({ restored: 0, left: [copy] });
    expect(Buffer.from(await vault.read(copy)).toString()).toBe("something new");
    expect((await pathsIn(vault.storage)).filter((path) => path.endsWith("/taken/1"))).toHaveLength(
      1,
    );
  });

  it("keeps what was written anew where the repair had written", async () => {
    const vault = await HealthVault.make();
    const backup = `${await vault.content("/dir")}/dirid.c9r`;
    await vault.storage.removeFile(backup);
    await vault.repair();
    await vault.write(backup, "written by somebody else");
    const { left } = await undoRun(vault.storage);
    expect(left).toHaveLength(1);
    expect(Buffer.from(await vault.read(left[0] ?? "")).toString()).toBe(
      "written by somebody else",
    );
  });

  it("does not lengthen a file that was replaced since", async () => {
    const vault = await HealthVault.make();
    const file = await vault.node("/a.txt");
    const whole = await vault.read(file);
    const tail = new Uint8Array(28).fill(1);
    const run = "latchkey-repair-20200101T000000Z";
    await vault.storage.makeDirectory(run);
    await vault.write(
      `${run}/journal.jsonl`,
      [
        { do: "begin", id: "TrailingEmptyChunk", path: file },
        {
          do: "cut",
          path: file,
          size: whole.length + tail.length,
          tail: Buffer.from(tail).toString("base64"),
          before: Buffer.from("other content").toString("base64"),
        },
        { do: "end" },
      ]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(""),
    );
    expect((await undoRun(vault.storage)).left).toEqual([file]);
    expect(Buffer.compare(await vault.read(file), whole)).toBe(0);
  });
});

describe("a journal that somebody else has written", () => {
  const run = "latchkey-repair-20200101T000000Z";
  const begin = { do: "begin", id: "x", path: "d" };
  const end = { do: "end" };

  async function undo(...lines: readonly unknown[]): Promise<HealthVault> {
    const vault = await HealthVault.make();
    await vault.storage.makeDirectory(run);
    const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
    await vault.write(`${run}/journal.jsonl`, text.map((line) => `${line}\n`).join(""));
    const before = await vault.disk();
    await expect(undoRun(vault.storage)).rejects.toEqual(
      failing("repair-unreadable", `${run}/journal.jsonl`),
    );
    expect(await vault.disk()).toEqual(before);
    return vault;
  }

  it.each([
    ["a path out of the vault folder", begin, { do: "move", from: "../x", to: "d/y" }, end],
    [
      "a path in the middle of which it goes up",
      begin,
      { do: "move", from: "d/../../x", to: "y" },
      end,
    ],
    ["an absolute path", begin, { do: "move", from: "/etc/passwd", to: "d/y" }, end],
    ["a path of Windows", begin, { do: "makeDirectory", path: "d\\..\\x" }, end],
    ["a file written outside of the run", begin, { do: "write", path: "d/x", sha256: "" }, end],
    ["a step outside of a repair", { do: "makeDirectory", path: "d/x" }],
    ["an end without beginning", end],
    ["a repair in a repair", begin, begin],
    ["an unknown step", begin, { do: "remove", path: "d" }, end],
    ["no JSON", "half a line"],
  ])("with %s is refused, and nothing is done", async (_, ...lines) => {
    await undo(...lines);
  });

  it("whose last line was cut off by a crash is read up to there", async () => {
    const vault = await HealthVault.make();
    await vault.storage.makeDirectory(run);
    await vault.write(`${run}/journal.jsonl`, `${JSON.stringify(begin)}\n{"do":"mo`);
    expect(await undoRun(vault.storage)).toEqual({ run, restored: 0, left: [] });
    expect(await listRuns(vault.storage)).toEqual([]);
  });
});
