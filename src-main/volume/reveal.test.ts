import { expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import { openersOf, revealDrive } from "./reveal.ts";

const made = { scratch: null, place: null };

/** @param works - the programs that are there */
async function reveal(place: string, ...works: readonly string[]): Promise<readonly string[]> {
  const started: string[] = [];
  await revealDrive(
    { kind: "gvfs", address: place, place, made },
    {
      showFolder: async (folder) => {
        started.push(`folder ${folder}`);
        return works.includes("folder");
      },
      openers: openersOf(place),
      start: async (program, args) => {
        started.push([program, ...args].join(" "));
        return works.includes(program);
      },
    },
  );
  return started;
}

it("shows a folder in the file manager of the system", async () => {
  expect(await reveal("/mnt/a", "folder")).toEqual(["folder /mnt/a"]);
});

it.each([
  ["dav://u@h/x/", "gio", ["gio open dav://u@h/x/"]],
  ["dav://u@h/x/", "xdg-open", ["gio open dav://u@h/x/", "xdg-open dav://u@h/x/"]],
  ["webdav://u@h/x/", "dolphin", ["dolphin webdav://u@h/x/"]],
  ["webdav://u@h/x/", "kioclient", ["dolphin webdav://u@h/x/", "kioclient exec webdav://u@h/x/"]],
])("opens %s by %s", async (place, program, started) => {
  expect(await reveal(place, program)).toEqual(started);
});

it("says so if nothing opens it", async () => {
  await expect(reveal("dav://u@h/x/")).rejects.toEqual(failing("drive-not-shown", "dav://u@h/x/"));
  await expect(reveal("/mnt/a")).rejects.toEqual(failing("drive-not-shown", "/mnt/a"));
});
