import { describe, expect, it } from "vitest";
import type { Drive, DriveKind } from "../drive.ts";
import { gtkBookmarks } from "./gtk-bookmarks.ts";

const entry = { uri: "dav://latchkey@127.0.0.1:1/x/Taxes/", name: "Taxes ü", id: "latchkey/1" };
const line = "dav://latchkey@127.0.0.1:1/x/Taxes/ Taxes ü\n";
const { withEntry, withoutEntry, uriOf } = gtkBookmarks;

describe("the bookmarks of GTK", () => {
  it.each([
    ["", line],
    ["file:///a\n", `file:///a\n${line}`],
    ["file:///a Of Anna", `file:///a Of Anna\n${line}`],
  ])("%j gets a line of its own", (text, expected) => {
    expect(withEntry(text, entry)).toBe(expected);
  });

  it("keep what the user has put there", () => {
    expect(withEntry(`${entry.uri} My name\n`, entry)).toBe(null);
    expect(withEntry(`${entry.uri}\n`, entry)).toBe(null);
    expect(withEntry(`${entry.uri}more\n`, entry)).not.toBe(null);
  });

  it("lose that line and no other", () => {
    expect(withoutEntry(`file:///a\n${line}file:///b\n`, entry)).toBe("file:///a\nfile:///b\n");
    expect(withoutEntry(line, entry)).toBe("");
    const renamed = `${entry.uri} Renamed by the user\n`;
    expect(withoutEntry(renamed, entry)).toBe(renamed);
  });

  it.each([
    ["gvfs", "/run/user/0/gvfs/dav:host=a", "dav://a"],
    ["gvfs", "dav://a", "dav://a"],
    ["davfs2", "/mnt/Taxes ü", "file:///mnt/Taxes%20%C3%BC"],
    ["dolphin", "webdav://a", null],
  ] satisfies [DriveKind, string, string | null][])(
    "find a drive of %s in %s at %s",
    (kind, place, uri) => {
      const drive: Drive = {
        kind,
        address: "dav://a",
        place,
        made: { scratch: null, place: null },
      };
      expect(uriOf(drive)).toBe(uri);
    },
  );
});
