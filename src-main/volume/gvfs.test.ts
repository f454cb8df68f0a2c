/** gvfs by what `gio` of GLib 2.74 and gvfs 1.50 says, recorded on Debian 12. */

import { describe, expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import type { Drive } from "./drive.ts";
import { gvfs } from "./gvfs.ts";
import type { ProgramEnd, RunProgram } from "./run-program.ts";

const address = "dav://latchkey@127.0.0.1:43219/8kDExfpB5_-M90NOnFDX0ugF/name-moved/";
const share = {
  url: "http://127.0.0.1:43219/8kDExfpB5_-M90NOnFDX0ugF/name-moved/",
  username: "latchkey",
  password: "H9XRUz4Aw-biiROHwSEKn820",
  name: "name-moved",
  readOnly: false,
};
const folder =
  "/run/user/0/gvfs/dav:host=127.0.0.1,port=43219,ssl=false,user=latchkey,prefix=%2F8kDExfpB5_-M90NOnFDX0ugF%2Fname-moved";
const drive: Drive = {
  kind: "gvfs",
  address,
  place: folder,
  made: { scratch: null, place: null },
};

const ok = (output = ""): ProgramEnd => ({ code: 0, output });
const asked = "Authentication Required\nEnter password for “Latchkey”:\nPassword: \n";
const listed = `Drive(0): Disk\n  Type: GProxyDrive\nMount(0): 127.0.0.1:43219 -> ${address.slice(0, -1)}\n  Type: GDaemonMount\n`;
const infoWithFuse = `display name: /\nname: /\ntype: directory\nuri: ${address.slice(0, -1)}\nlocal path: ${folder}\nattributes:\n  standard::name: /\n`;
const infoWithout = infoWithFuse.replace(/^local path.*\n/m, "");

/** Answers by what is asked for, and remembers it. */
function recorded(answers: Readonly<Record<string, ProgramEnd>>, isBusy = false) {
  const calls: { readonly line: string; readonly input: string | undefined }[] = [];
  const run: RunProgram = async (program, args, options) => {
    const line = [program, ...args].join(" ");
    calls.push({ line, input: options?.input });
    return answers[line] ?? { code: 2, output: "" };
  };
  const env = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/x" };
  const session = { env, isInUse: (path: string) => Promise.resolve(isBusy && path === folder) };
  return { run, calls, way: gvfs(run, session) };
}

const mountLine = `gio mount ${address}`;
const infoLine = `gio info -a standard::name ${address}`;

describe("a drive of gvfs", () => {
  it.each([
    ["a folder where FUSE is there", infoWithFuse, folder],
    ["its address where it is not", infoWithout, address],
  ])("is at %s", async (_, info, place) => {
    const { way, calls } = recorded({ [mountLine]: ok(asked), [infoLine]: ok(info) });
    const planned: Drive[] = [];
    const made = await way.mount(share, undefined, async (each) => {
      planned.push(each);
    });
    expect(made).toEqual({ ...drive, place });
    expect(planned).toEqual([{ ...drive, place: address }]);
    expect(calls[0]).toEqual({ line: mountLine, input: `${share.password}\n` });
    expect(calls.some(({ line }) => line.includes(share.password))).toBe(false);
  });

  it("is not made if gio refuses", async () => {
    const refused =
      "gio: dav://latchkey@127.0.0.1:1/x: Could not connect to 127.0.0.1: Connection refused\n";
    const { way } = recorded({ [mountLine]: { code: 2, output: refused } });
    const making = way.mount(share, undefined, async () => undefined);
    await expect(making).rejects.toEqual(failing("drive-failed"));
  });

  it("is there as long as it is listed, with a slash at its end or without", async () => {
    expect(await recorded({ "gio mount -l": ok(listed) }).way.isMounted(drive)).toBe(true);
    expect(await recorded({ "gio mount -l": ok("") }).way.isMounted(drive)).toBe(false);
    const other = listed.replace("43219/", "43220/");
    expect(await recorded({ "gio mount -l": ok(other) }).way.isMounted(drive)).toBe(false);
  });

  it("is busy if it is still there after it was to go", async () => {
    const { way } = recorded({ "gio mount -l": ok(listed) });
    await expect(way.unmount(drive, "polite")).rejects.toEqual(failing("drive-busy"));
    const gone = recorded({ "gio mount -l": ok("") });
    await expect(gone.way.unmount(drive, "polite")).resolves.toBeUndefined();
  });

  it("stays while a program has something open there, of which gvfs would let go", async () => {
    const { way, calls } = recorded({}, true);
    await expect(way.unmount({ ...drive, place: folder }, "polite")).rejects.toEqual(
      failing("drive-busy"),
    );
    expect(calls).toEqual([]);
  });

  it("is taken away by force if need be", async () => {
    const { way, calls } = recorded({});
    await way.unmount(drive, "force");
    expect(calls.map(({ line }) => line)).toEqual([`gio mount -u -f ${address}`]);
  });
});

describe("it can be used", () => {
  const probe = "gio info -a standard::name dav://";

  it("where there is a session with gvfs, and nobody asks for a place", async () => {
    const invalid = { code: 2, output: "gio: dav:///: The specified location is not supported\n" };
    const { way } = recorded({
      [probe]: {
        code: 2,
        output: "gio: dav:///: The specified location is not mounted\n",
      },
    });
    expect(await way.canMount(undefined)).toBe(true);
    expect(await way.canMount("/mnt")).toBe(false);
    expect(await recorded({ [probe]: invalid }).way.canMount(undefined)).toBe(false);
  });

  it("neither without a session, nor without gio", async () => {
    const run: RunProgram = async () => ok();
    const isInUse = () => Promise.resolve(false);
    expect(await gvfs(run, { env: {}, isInUse }).canMount(undefined)).toBe(false);
    expect(
      await gvfs(run, { env: { XDG_RUNTIME_DIR: "/nowhere" }, isInUse }).canMount(undefined),
    ).toBe(false);
    const none: RunProgram = async () => ({ code: null, output: "" });
    const env = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/x" };
    expect(await gvfs(none, { env, isInUse }).canMount(undefined)).toBe(false);
  });
});
