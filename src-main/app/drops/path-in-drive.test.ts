import { expect, it } from "vitest";
import type { DriveState } from "../../../src-shared/model/drive.ts";
import { pathInDrive } from "./path-in-drive.ts";

const mounted: DriveState = { kind: "mounted", place: "/run/drives/Taxes" };

it.each<[string, DriveState, string | null]>([
  ["/run/drives/Taxes/2026/a b.pdf", mounted, "/2026/a b.pdf"],
  ["/run/drives/Taxes/..hidden", mounted, "/..hidden"],
  ["/run/drives/Taxes", mounted, "/"],
  ["/run/drives/Taxes of others/a.pdf", mounted, null],
  ["/run/drives/Taxes/../Letters/a.pdf", mounted, null],
  ["/run/drives", mounted, null],
  ["/run/drives/Taxes/a.pdf", { kind: "ejected" }, null],
  ["/run/drives/Taxes/a.pdf", { kind: "mounted", place: "dav://127.0.0.1:1/x/Taxes/" }, null],
])("%s, with the drive %o, is %s", (path, drive, expected) => {
  expect(pathInDrive(drive, path)).toBe(expected);
});
