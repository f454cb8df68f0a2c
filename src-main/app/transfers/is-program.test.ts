import { expect, it } from "vitest";
import { isProgram } from "./is-program.ts";

it.each(["setup.exe", "a.PDF.Scr", "x.lnk", "evil.exe. .", "My App.app", "a.desktop", "b.tar.rpm"])(
  "%s may run",
  (name) => {
    expect(isProgram(name)).toBe(true);
  },
);

it.each(["letter.pdf", "exe", "command", "exe.txt", "photo.jpeg", "a.", "", "sh", "notes.md"])(
  "“%s” is only shown",
  (name) => {
    expect(isProgram(name)).toBe(false);
  },
);
