import { expect, it } from "vitest";
import { entryForm, isShortenedName } from "./entry-form.ts";

const name = "-tFoIPfCzHY__xoBBJ5Vs1BoSdzT9A8=";
const hash = "Qqo78HEx2zF5QcWBtitN0ZWZYGc=";

it.each([
  [`${name}.c9r`, "node"],
  [`${hash}.c9s`, "node"],
  [`${name} (1).c9r`, "node"],
  [`${name}.c9r (1)`, "odd-node"],
  [`${hash}.c9s (1)`, "odd-node"],
  [`.${name}.c9r.icloud`, "placeholder"],
  [`${name}.c9r.icloud`, "placeholder"],
  ["dirid.c9r", "backup"],
  ["dirid (1).c9r", "backup-copy"],
  ["dirid (Alice's conflicted copy 2020-02-29).c9r", "backup-copy"],
  ["dir.c9r", "dir-file"],
  ["~lk0abcdefg-1.tmp", "draft"],
  [".DS_Store", "foreign"],
  ["short.c9r", "foreign"],
  ["a name that is long enough for one of ours.txt", "foreign"],
])("%s is a %s by its name", (entry, form) => {
  expect(entryForm(entry)).toBe(form);
});

it.each([
  [`${hash}.c9s`, true],
  [`${hash} (1).c9s`, true],
  [`${hash}.c9s (1)`, true],
  [`${name}.c9r`, false],
  [`${name}.c9r (1)`, false],
])("%s: shortened? %s", (entry, isShortened) => {
  expect(isShortenedName(entry)).toBe(isShortened);
});
