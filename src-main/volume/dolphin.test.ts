import { describe, expect, it } from "vitest";
import { dolphin } from "./dolphin.ts";
import type { RunProgram } from "./run-program.ts";

const share = {
  url: "http://127.0.0.1:43219/8kDExfpB5/B%C3%BCcher/",
  username: "latchkey",
  password: "H9XRUz4Aw-biiROHwSEKn820",
  name: "Bücher",
  readOnly: false,
};

/** A computer on which these programs are. */
function computer(desktop: string, ...programs: readonly string[]) {
  const lines: string[] = [];
  const run: RunProgram = async (program, args) => {
    lines.push([program, ...args].join(" "));
    return { code: programs.includes(program) ? 0 : null, output: "" };
  };
  return { lines, way: dolphin(run, { XDG_CURRENT_DESKTOP: desktop }) };
}

describe("the address for Dolphin", () => {
  it("is that of the share, with the name of the user and without the password", async () => {
    const { way, lines } = computer("KDE", "dolphin");
    const planned: string[] = [];
    const drive = await way.mount(share, undefined, async ({ place }) => {
      planned.push(place);
    });
    expect(drive.place).toBe("webdav://latchkey@127.0.0.1:43219/8kDExfpB5/B%C3%BCcher/");
    expect(planned).toEqual([drive.place]);
    expect(await way.isMounted(drive)).toBe(true);
    await way.unmount(drive, "polite");
    expect(lines).toEqual([]);
  });

  it.each([
    ["KDE", "dolphin", undefined, true],
    ["Neon:KDE", "dolphin", undefined, true],
    ["KDE", "dolphin", "/home/a/drive", false],
    ["KDE", "nautilus", undefined, false],
    ["GNOME", "dolphin", undefined, false],
    ["", "dolphin", undefined, false],
  ])("is there on the desktop %j with %s, in %s: %s", async (desktop, program, where, expected) => {
    expect(await computer(desktop, program).way.canMount(where)).toBe(expected);
  });
});
