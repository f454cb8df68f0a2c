/** The file is written by hand, after what KDE Frameworks 5 writes. */

import { describe, expect, it } from "vitest";
import type { Drive, DriveKind } from "../drive.ts";
import { kdePlaces } from "./kde-places.ts";

const { withEntry, withoutEntry, uriOf } = kdePlaces;
const entry = { uri: "file:///mnt/A&B", name: 'A & "B" <c>', id: "latchkey/1" };

const bookmark = (href: string, id: string): string =>
  ` <bookmark href="${href}">\n  <title>Home</title>\n  <info>\n   <metadata owner="http://www.kde.org">\n    <ID>${id}</ID>\n    <isSystemItem>true</isSystemItem>\n   </metadata>\n  </info>\n </bookmark>\n`;
const fileOf = (...bookmarks: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE xbel>\n<xbel dbusName="kfilePlaces">\n${bookmarks.join("")}</xbel>\n`;
const home = bookmark("file:///home/anna", "1546300800/0");

describe("the places of KDE", () => {
  it("get a bookmark of ours behind the others, and lose it again", () => {
    const text = withEntry(fileOf(home), entry) ?? "";
    expect(text.startsWith(fileOf(home).replace("</xbel>\n", ""))).toBe(true);
    expect(text).toContain('<bookmark href="file:///mnt/A&amp;B">');
    expect(text).toContain("<title>A &amp; &quot;B&quot; &lt;c&gt;</title>");
    expect(text.match(/<\/xbel>/g)).toHaveLength(1);
    expect(withoutEntry(text, entry)).toBe(fileOf(home));
  });

  it("lose it also after KDE has written them anew, and no other", () => {
    const ours = bookmark("file:///mnt/A&amp;B", "latchkey/1").replaceAll(/^ +/gm, "    ");
    const other = bookmark("file:///mnt/A&amp;B", "latchkey/2");
    expect(withoutEntry(fileOf(home, ours, other), entry)).toBe(fileOf(home, other));
  });

  it("are left alone where the address is there already, or they are not understood", () => {
    expect(withEntry(fileOf(bookmark("file:///mnt/A&amp;B", "1/2")), entry)).toBe(null);
    expect(withEntry("", entry)).toBe(null);
    expect(withEntry("<xbel>", entry)).toBe(null);
    expect(withoutEntry("nothing", entry)).toBe("nothing");
  });

  it.each([
    ["gvfs", "/run/user/0/gvfs/dav:host=a", "file:///run/user/0/gvfs/dav:host=a"],
    ["gvfs", "dav://a", null],
    ["dolphin", "webdav://a", "webdav://a"],
  ] satisfies [DriveKind, string, string | null][])(
    "find a drive of %s in %s at %s",
    (kind, place, uri) => {
      const drive: Drive = { kind, address: "x", place, made: { scratch: null, place: null } };
      expect(uriOf(drive)).toBe(uri);
    },
  );
});
