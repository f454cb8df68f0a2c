/**
 * The drive of macOS. What `mount` prints is written by hand, after its manual and what people have
 * published of it: nothing of this was run on macOS.
 */

import { describe, expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import type { Drive } from "./drive.ts";
import { macos } from "./macos.ts";
import type { ProgramEnd, RunProgram } from "./run-program.ts";

const url = "http://127.0.0.1:43219/8kDExfpB5_-M90NOnFDX0ugF/B%C3%BCcher%20(alt)/";
const share = {
  url,
  username: "latchkey",
  password: 'quote " and \\ backslash',
  name: "Bücher (alt)",
  readOnly: false,
};
const place = "/Volumes/Bücher (alt) on top";
const drive: Drive = { kind: "macos", address: url, place, made: { scratch: null, place: null } };

const before = [
  "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)",
  "map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)",
  "http://127.0.0.1:43210/other/B%C3%BCcher%20(alt)/ on /Volumes/Bücher (alt) (webdav, nodev, noexec, nosuid, mounted by anna)",
];
const line = `${url} on ${place} (webdav, nodev, noexec, nosuid, mounted by anna)`;
const none: ProgramEnd = { code: 0, output: `${before.join("\n")}\n` };
const there: ProgramEnd = { code: 0, output: `${[...before, line].join("\n")}\n` };

/** @param listed - what `mount` prints, one time after the other */
function recorded(listed: readonly ProgramEnd[], others: ProgramEnd = { code: 0, output: "" }) {
  const calls: { readonly line: string; readonly input: string | undefined }[] = [];
  let count = 0;
  const run: RunProgram = async (program, args, options) => {
    calls.push({ line: [program, ...args].join(" "), input: options?.input });
    if (program !== "/sbin/mount") return others;
    count += 1;
    return listed[Math.min(count, listed.length) - 1] ?? none;
  };
  return { calls, lines: () => calls.map((call) => call.line), way: macos(run) };
}

describe("a volume of macOS", () => {
  it("is where the system has mounted it", async () => {
    const { way, calls } = recorded([there]);
    const planned: Drive[] = [];
    const made = await way.mount(share, undefined, async (each) => {
      planned.push(each);
    });
    expect(made).toEqual(drive);
    expect(planned).toEqual([{ ...drive, place: url }]);
    expect(calls[0]).toEqual({
      line: "/usr/bin/osascript -",
      input: `mount volume "${url}" as user name "latchkey" with password "quote \\" and \\\\ backslash"\n`,
    });
    expect(calls.some((call) => call.line.includes("quote"))).toBe(false);
  });

  it.each([
    ["the system refuses", [none], { code: 1, output: "0:97: execution error: … (-5014)\n" }],
    ["it is nowhere to be seen", [none], { code: 0, output: "" }],
  ])("is not made if %s", async (_, listed, end) => {
    const { way, lines } = recorded(listed, end);
    const making = way.mount(share, undefined, async () => undefined);
    await expect(making).rejects.toEqual(failing("drive-failed"));
    expect(lines().some((each) => each.startsWith("/usr/sbin/diskutil"))).toBe(false);
  });

  it("does not stay if the system was too slow with it", async () => {
    const { way, lines } = recorded([there], { code: null, output: "" });
    const making = way.mount(share, undefined, async () => undefined);
    await expect(making).rejects.toEqual(failing("drive-failed"));
    expect(lines().at(-1)).toBe(`/usr/sbin/diskutil unmount force ${place}`);
  });

  it("is there as long as it is listed, with a slash at its end or without", async () => {
    expect(await recorded([there]).way.isMounted(drive)).toBe(true);
    expect(await recorded([none]).way.isMounted(drive)).toBe(false);
    const bare = { code: 0, output: there.output.replace(`${url} on`, `${url.slice(0, -1)} on`) };
    expect(await recorded([bare]).way.isMounted(drive)).toBe(true);
    const disk = { code: 0, output: there.output.replaceAll("(webdav,", "(apfs,") };
    expect(await recorded([disk]).way.isMounted(drive)).toBe(false);
  });

  it("is taken down at the place where it is now", async () => {
    const { way, lines } = recorded([there, none]);
    await way.unmount({ ...drive, place: url }, "polite");
    expect(lines()).toContain(`/usr/sbin/diskutil unmount ${place}`);
  });

  it("is busy if it is still there after it was to go, and goes by force", async () => {
    const { way } = recorded([there]);
    await expect(way.unmount(drive, "polite")).rejects.toEqual(failing("drive-busy", place));
    const forced = recorded([there]);
    await forced.way.unmount(drive, "force");
    expect(forced.lines().at(-1)).toBe(`/usr/sbin/diskutil unmount force ${place}`);
  });

  it("that is not there any more is nobody's to take down", async () => {
    const { way, lines } = recorded([none]);
    await way.unmount(drive, "force");
    expect(lines()).toEqual(["/sbin/mount"]);
  });

  it("is at a place of the system's choice", async () => {
    const { way } = recorded([none]);
    expect(await way.canMount(undefined)).toBe(true);
    expect(await way.canMount("/Users/anna/drive")).toBe(false);
  });
});
