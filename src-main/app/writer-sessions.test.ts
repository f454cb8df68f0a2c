import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir, uptime } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { noteOf } from "../storage/process-life.ts";
import { writerSessions } from "./writer-sessions.ts";

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sessions-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Puts another process into the place of ours. */
async function enteredBy(folder: string, session: string, pid: number): Promise<void> {
  await writerSessions(folder).enter(session, "/vault");
  const file = join(folder, "sessions", `${session}.json`);
  const entry: unknown = JSON.parse(await readFile(file, "utf8"));
  await writeFile(
    file,
    JSON.stringify(Object.assign({}, entry, { start: undefined }, await noteOf(pid))),
  );
}

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

it("takes a session for gone when its process has ended", async () => {
  const folder = await dataFolder();
  await enteredBy(folder, "aaaaaaaa", await endedProcess());
  expect(await writerSessions(folder).isGone("aaaaaaaa")).toBe(true);
});

it("takes a session for alive while its process runs, be it ours or another", async () => {
  const folder = await dataFolder();
  const writers = writerSessions(folder);
  await writers.enter("aaaaaaaa", "/vault");
  await enteredBy(folder, "bbbbbbbb", process.ppid);
  expect(await writers.isGone("aaaaaaaa")).toBe(false);
  expect(await writers.isGone("bbbbbbbb")).toBe(false);
});

const isLinux = process.platform === "linux";
it.runIf(isLinux)(
  "takes a session for gone when its number was given to a later process",
  async () => {
    const folder = await dataFolder();
    const writers = writerSessions(folder);
    await writers.enter("aaaaaaaa", folder, "repairing");
    const file = join(folder, "sessions", "aaaaaaaa.json");
    const entry: unknown = JSON.parse(await readFile(file, "utf8"));
    expect(entry).toMatchObject(await noteOf(process.pid));
    expect(JSON.stringify(entry)).toMatch(/"start":"\S+ \d+"/);
    expect([await writers.isGone("aaaaaaaa"), await writers.isInRepair(folder)]).toEqual([
      false,
      true,
    ]);
    await writeFile(file, JSON.stringify(Object.assign({}, entry, { start: "before 1" })));
    expect([await writers.isGone("aaaaaaaa"), await writers.isInRepair(folder)]).toEqual([
      true,
      false,
    ]);
  },
);

it("says nothing of a session it does not know, cannot read, or of another computer", async () => {
  const folder = await dataFolder();
  const writers = writerSessions(folder);
  const pid = await endedProcess();
  expect(await writers.isGone("cccccccc")).toBe(false);
  await mkdir(join(folder, "sessions"));
  await writeFile(join(folder, "sessions", "dddddddd.json"), `{"pid":${pid},`);
  expect(await writers.isGone("dddddddd")).toBe(false);
  await writeFile(
    join(folder, "sessions", "eeeeeeee.json"),
    JSON.stringify({ pid, computer: "another" }),
  );
  expect(await writers.isGone("eeeeeeee")).toBe(false);
});

it("knows which vaults are open, whatever way leads to them, as long as their process runs", async () => {
  const folder = await dataFolder();
  const vault = join(folder, "vault");
  await mkdir(vault);
  await symlink(vault, join(folder, "link"));
  const writers = writerSessions(folder);
  expect(await writers.isOpen(vault)).toBe(false);
  const leave = await writers.enter("aaaaaaaa", join(folder, "link"));
  expect(await writers.isOpen(vault)).toBe(true);
  expect(await writers.isOpen(folder)).toBe(false);
  await enteredBy(folder, "aaaaaaaa", await endedProcess());
  expect(await writers.isOpen("/vault")).toBe(false);
  await leave();
  expect(await writers.isOpen(vault)).toBe(false);
});

it("knows which vaults are being repaired, and tells them from open ones", async () => {
  const folder = await dataFolder();
  const writers = writerSessions(folder);
  const leave = await writers.enter("aaaaaaaa", folder, "repairing");
  expect(await writers.isInRepair(folder)).toBe(true);
  expect(await writers.isInRepair(folder, "aaaaaaaa")).toBe(false);
  expect(await writers.isInRepair(folder, "bbbbbbbb")).toBe(true);
  expect(await writers.isOpen(folder)).toBe(false);
  await leave();
  expect(await writers.isInRepair(folder)).toBe(false);
});

it("takes no vault for open that was open before the computer was started", async () => {
  const folder = await dataFolder();
  const writers = writerSessions(folder);
  await writers.enter("aaaaaaaa", folder);
  const before = new Date(Date.now() - (uptime() + 3600) * 1000);
  await utimes(join(folder, "sessions", "aaaaaaaa.json"), before, before);
  expect(await writers.isOpen(folder)).toBe(false);
});

it("leaves nothing of a session that was left", async () => {
  const folder = await dataFolder();
  const leave = await writerSessions(folder).enter("aaaaaaaa", "/vault");
  await leave();
  await leave();
  expect(await readdir(join(folder, "sessions"))).toEqual([]);
});

it("forgets what is over for long, and nothing else", async () => {
  const folder = await dataFolder();
  await enteredBy(folder, "aaaaaaaa", await endedProcess());
  await enteredBy(folder, "bbbbbbbb", await endedProcess());
  await enteredBy(folder, "cccccccc", process.pid);
  const longAgo = new Date(Date.now() - 61 * 24 * 3_600_000);
  for (const name of ["aaaaaaaa", "cccccccc"]) {
    await utimes(join(folder, "sessions", `${name}.json`), longAgo, longAgo);
  }
  await writerSessions(folder).enter("dddddddd", "/vault");
  expect((await readdir(join(folder, "sessions"))).sort()).toEqual([
    "bbbbbbbb.json",
    "cccccccc.json",
    "dddddddd.json",
  ]);
});

it("enters nothing where it may not write, and fails nobody", async () => {
  const folder = await dataFolder();
  await writeFile(join(folder, "sessions"), "a file in the way");
  const writers = writerSessions(folder);
  const leave = await writers.enter("aaaaaaaa", "/vault");
  await leave();
  expect(await writers.isGone("aaaaaaaa")).toBe(false);
});
