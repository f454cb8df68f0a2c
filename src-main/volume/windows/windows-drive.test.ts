/** The drive of Windows, by transcripts that were written by hand: see transcripts.ts. */

import { describe, expect, it } from "vitest";
import { driveLetters } from "../../../src-shared/model/drive.ts";
import { failing } from "../../test-support/failing.ts";
import type { Drive } from "../drive.ts";
import type { ProgramEnd, RunProgram } from "../run-program.ts";
import { windowsOf } from "./programs.ts";
import * as said from "./transcripts.ts";
import { windowsDrive } from "./windows-drive.ts";

const share = {
  url: "http://127.0.0.1:43219/8kDExfpB5_-M90NOnFDX0ugF/B%C3%BCcher%20%26%20'Akten'/",
  username: "latchkey",
  password: "H9XRUz4Aw-biiROHwSEKn820",
  name: "Bücher & 'Akten'",
  readOnly: false,
};
const address = String.raw`\\localhost@43219\DavWWWRoot\8kDExfpB5_-M90NOnFDX0ugF\Bücher & 'Akten'`;
const garbled = address.replace("ü", "\ufffd");
const driveAt = (letter: string): Drive => ({
  kind: "windows",
  address,
  place: `${letter}:\\`,
  made: { scratch: null, place: null },
});
const labelKey =
  String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\MountPoints2` +
  `\\##localhost@43219#DavWWWRoot#8kDExfpB5_-M90NOnFDX0ugF#Bücher & 'Akten'`;
const settingsKey = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings`;

type Answer = ProgramEnd | readonly ProgramEnd[];

/** Answers by the beginning of the line; where there are several, one after the other, the last one for ever. */
function recorded(answers: Readonly<Record<string, Answer>>) {
  const calls: { readonly line: string; readonly given: readonly string[] }[] = [];
  const counts = new Map<string, number>();
  const all: Readonly<Record<string, Answer>> = {
    "sc.exe query": said.scQuery(4),
    "sc.exe qc": said.scConfig(3),
    "reg.exe query": said.noRegistryKey,
    "net.exe use": said.netUseNothing,
    ...answers,
  };
  const run: RunProgram = async (program, args, options) => {
    expect(program).toMatch(/^C:\\Windows\\System32\\/);
    const words = args[0] === "-NoProfile" ? args.slice(3) : args;
    const line = [program.replace(/^.*\\/, ""), ...words].join(" ");
    const given = (options?.input ?? "").split("\n").slice(0, -1);
    calls.push({ line, given: given.map((text) => Buffer.from(text, "base64").toString()) });
    const key = Object.keys(all)
      .filter((start) => line.startsWith(start))
      .sort((a, b) => b.length - a.length)[0];
    const answer = key === undefined ? { code: 0, output: "" } : (all[key] ?? []);
    if (!("length" in answer)) return answer;
    const count = counts.get(key ?? "") ?? 0;
    counts.set(key ?? "", count + 1);
    return answer[Math.min(count, answer.length - 1)] ?? { code: 0, output: "" };
  };
  const windows = { ...windowsOf(run, { SystemRoot: "C:\\Windows" }), retryMs: 1 };
  return { calls, lines: () => calls.map(({ line }) => line), way: windowsDrive(windows) };
}

const MAP = "powershell.exe $ErrorActionPreference";
const DRIVES = "powershell.exe [Environment]";
const ended = (code: number): ProgramEnd => ({ code, output: "" });
const mapped = (calls: ReturnType<typeof recorded>["calls"]) =>
  calls.filter(({ line }) => line.startsWith(MAP)).map(({ given }) => given);

async function mount({ way }: ReturnType<typeof recorded>, where?: string) {
  const planned: string[] = [];
  const drive = await way.mount(share, where, async ({ place }) => {
    planned.push(place);
  });
  return { drive, planned };
}

describe("a letter of Windows", () => {
  it("is the last one that is free, and neither remembered", async () => {
    const remembered = said.registryKey(
      "",
      [],
      [String.raw`HKEY_CURRENT_USER\Network\Y`, String.raw`HKEY_CURRENT_USER\Network\w`],
    );
    const record = recorded({
      [DRIVES]: said.logicalDrives("C", "D", "Z"),
      "reg.exe query HKCU\\Network": remembered,
    });
    const { drive, planned } = await mount(record);
    expect(drive).toEqual(driveAt("X"));
    expect(planned).toEqual(["X:\\"]);
    expect(mapped(record.calls)).toEqual([["X:", address, "latchkey", share.password]]);
  });

  it("is the one that was asked for, and no other", async () => {
    for (const where of ["T:", "t", "T:\\"]) {
      expect((await mount(recorded({}), where)).drive).toEqual(driveAt("T"));
    }
    const taken = recorded({ [MAP]: ended(85) });
    await expect(mount(taken, "T:")).rejects.toMatchObject({
      failure: { kind: "drive-letter-taken", letter: "T" },
    });
    expect(taken.lines().at(-1)).toBe(`reg.exe delete ${labelKey} /f`);
  });

  it("is another one where somebody has taken it meanwhile, or Windows keeps it", async () => {
    const record = recorded({
      [DRIVES]: said.logicalDrives("C"),
      [MAP]: [ended(85), ended(1202), ended(0)],
    });
    expect(await mount(record)).toMatchObject({
      drive: { place: "X:\\" },
      planned: ["Z:\\", "Y:\\", "X:\\"],
    });
  });

  it("cannot be had where none is free", async () => {
    const every = ["C", ...driveLetters];
    await expect(mount(recorded({ [DRIVES]: said.logicalDrives(...every) }))).rejects.toMatchObject(
      { failure: { kind: "drive-letter-taken", letter: null } },
    );
  });

  it("has no secret in the arguments of any program, and none that is about the share in a line of PowerShell", async () => {
    const record = recorded({});
    await mount(record, "T:");
    expect(record.lines().filter((line) => line.includes(share.password))).toEqual([]);
    const lines = record.lines().filter((line) => line.startsWith("powershell"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/43219|8kDEx|latchkey|"|\n/);
    // PowerShell takes a `catch` behind the end of a statement for a command.
    expect(lines[0]).toMatch(/; try \{.* \} catch \{[^}]*\}[^}]*\}$/);
  });

  it("has the name of the vault before it appears, and after Explorer has looked", async () => {
    const record = recorded({});
    await mount(record, "T:");
    const add = `reg.exe add ${labelKey} /v _LabelFromReg /t REG_SZ /d ${share.name} /f`;
    const steps = record.lines().filter((line) => line === add || line.startsWith(MAP));
    expect(steps.map((line) => line === add)).toEqual([true, false, true]);
  });
});

describe("it is there", () => {
  it.each([
    ["as Windows tells it", said.netUse("T", address), true],
    [
      "in German, with a name that its code page has spoiled",
      said.netUseInGerman("T", garbled),
      true,
    ],
    ["not if nothing has the letter", said.netUseNothing, false],
    ["not if another share has it", said.netUse("T", address.replace("8kDE", "9kDE")), false],
    ["not if another port has it", said.netUse("T", address.replace("43219", "43210")), false],
    ["not if a server has it", said.netUse("T", String.raw`\\nas\films`), false],
  ])("%s", async (_, answer, expected) => {
    const { way, lines } = recorded({ "net.exe use T:": answer });
    expect(await way.isMounted(driveAt("T"))).toBe(expected);
    expect(lines()).toEqual(["net.exe use T:"]);
  });
});

describe("taking it down", () => {
  const there = said.netUse("T", address);

  it("does so politely, and takes its name out of the registry", async () => {
    const { way, lines } = recorded({ "net.exe use T:": [there, ended(0), said.netUseNothing] });
    await way.unmount(driveAt("T"), "polite");
    expect(lines()).toEqual([
      "net.exe use T:",
      "net.exe use T: /delete /n",
      "net.exe use T:",
      `reg.exe delete ${labelKey} /f`,
    ]);
  });

  it("is refused while files are open there; then everything stays", async () => {
    const { way, lines } = recorded({ "net.exe use T:": there });
    await expect(way.unmount(driveAt("T"), "polite")).rejects.toEqual(failing("drive-busy"));
    expect(lines().some((line) => line.startsWith("reg.exe"))).toBe(false);
  });

  it("is not refused when forced", async () => {
    const { way, lines } = recorded({ "net.exe use T:": there });
    await way.unmount(driveAt("T"), "force");
    expect(lines()).toContain("net.exe use T: /delete /y");
  });

  it("leaves a letter alone that somebody else has by now", async () => {
    const { way, lines } = recorded({ "net.exe use T:": said.netUse("T", String.raw`\\nas\a`) });
    await way.unmount(driveAt("T"), "force");
    expect(lines()).toEqual(["net.exe use T:", `reg.exe delete ${labelKey} /f`]);
  });
});

describe("the service of Windows", () => {
  it("is started where it does not run, whether the user may or not", async () => {
    const record = recorded({
      "sc.exe query": [said.scQuery(1, "STATUS"), said.scQuery(4)],
      "sc.exe qc": said.scConfig(3, "STARTTYP"),
      "sc.exe start": said.denied,
    });
    expect((await mount(record, "T:")).drive).toEqual(driveAt("T"));
    expect(record.lines()).toContain("sc.exe start WebClient");
    const running = recorded({});
    await mount(running, "T:");
    expect(running.lines().some((line) => line.startsWith("sc.exe start"))).toBe(false);
  });

  it("gets time to start", async () => {
    const record = recorded({ [MAP]: [ended(67), ended(1222), ended(0)] });
    expect((await mount(record, "T:")).drive).toEqual(driveAt("T"));
    expect(mapped(record.calls)).toHaveLength(3);
  });

  it("says so if it is turned off, or cannot be started", async () => {
    const off = recorded({ "sc.exe query": said.scQuery(1), "sc.exe qc": said.scConfig(4) });
    await expect(mount(off)).rejects.toEqual(failing("drive-service-off"));
    expect(mapped(off.calls)).toEqual([]);
    const dead = recorded({ "sc.exe query": said.scQuery(1), [MAP]: ended(67) });
    await expect(mount(dead, "T:")).rejects.toEqual(failing("drive-service-off"));
    expect(dead.lines()).toContain(`reg.exe delete ${labelKey} /f`);
  });

  it("refuses for other reasons too", async () => {
    for (const code of [1, 5, 1244]) {
      await expect(mount(recorded({ [MAP]: ended(code) }), "T:")).rejects.toMatchObject({
        failure: { kind: "drive-failed", program: "WebClient" },
      });
    }
  });

  it("is what it takes, and a letter or none", async () => {
    const { way } = recorded({});
    expect(await way.canMount(undefined)).toBe(true);
    expect(await way.canMount("X:")).toBe(true);
    expect(await way.canMount(String.raw`C:\Users\a\drive`)).toBe(false);
    expect(await way.canMount("C:")).toBe(false);
    const none = recorded({ "sc.exe query": said.scQueryMissing });
    expect(await none.way.canMount(undefined)).toBe(false);
  });
});

describe("the proxy of the user", () => {
  const settings = (...values: readonly string[]) => ({
    [`reg.exe query ${settingsKey}`]: said.registryKey("HKEY_CURRENT_USER\\…", values),
  });
  const on = "ProxyEnable    REG_DWORD    0x1";

  it("is not asked for shares of this computer", async () => {
    const record = recorded(settings(on, "ProxyOverride    REG_SZ    *.example.org;10.*"));
    await mount(record, "T:");
    expect(record.lines()).toContain(
      `reg.exe add ${settingsKey} /v ProxyOverride /t REG_SZ /d *.example.org;10.*;localhost /f`,
    );
    const first = recorded(settings(on));
    await mount(first, "T:");
    expect(first.lines()).toContain(
      `reg.exe add ${settingsKey} /v ProxyOverride /t REG_SZ /d localhost /f`,
    );
  });

  it.each([
    ["there is none", ["ProxyEnable    REG_DWORD    0x0", "ProxyServer    REG_SZ    p:1"]],
    ["it is excepted", [on, "ProxyOverride    REG_SZ    a;<local>"]],
    ["it is excepted by name", [on, "ProxyOverride    REG_SZ    Localhost;a"]],
    ["the console has spoiled what is set", [on, "ProxyOverride    REG_SZ    b\ufffdro.example"]],
  ])("is left as it is where %s", async (_, values) => {
    const record = recorded(settings(...values));
    await mount(record, "T:");
    expect(record.lines().filter((line) => line.includes("/v ProxyOverride"))).toEqual([]);
  });
});

describe("the largest file", () => {
  const key = String.raw`HKLM\SYSTEM\CurrentControlSet\Services\WebClient\Parameters`;
  const limit = (value: string) =>
    said.registryKey("HKEY_LOCAL_MACHINE\\…", [
      "FileAttributesLimitInBytes    REG_DWORD    0xf4240",
      `FileSizeLimitInBytes    REG_DWORD    ${value}`,
      "ServiceDll    REG_EXPAND_SZ    %SystemRoot%\\System32\\webclnt.dll",
    ]);

  it("is read, and 50 MB where nothing is set", async () => {
    const read = (answer: ProgramEnd) =>
      recorded({ [`reg.exe query ${key}`]: answer }).way.fileLimit?.read();
    expect(await read(limit("0x2faf080"))).toBe(50_000_000);
    expect(await read(limit("0xffffffff"))).toBe(4_294_967_295);
    expect(await read(said.registryKey(key, []))).toBe(50_000_000);
    expect(await read(said.noRegistryKey)).toBe(50_000_000);
  });

  it("is raised with the rights of an administrator, and not if the user refuses", async () => {
    const { way, lines } = recorded({ [`reg.exe query ${key}`]: limit("0xffffffff") });
    expect(await way.fileLimit?.raise()).toBe(true);
    expect(lines()[0]).toBe(
      `powershell.exe Start-Process -FilePath 'C:\\Windows\\System32\\reg.exe' -ArgumentList 'add','${key}',` +
        "'/v','FileSizeLimitInBytes','/t','REG_DWORD','/d','4294967295','/f' -Verb RunAs -WindowStyle Hidden -Wait -ErrorAction Stop",
    );
    const refused = recorded({ [`reg.exe query ${key}`]: limit("0x2faf080") });
    expect(await refused.way.fileLimit?.raise()).toBe(false);
  });
});
