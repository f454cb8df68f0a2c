import { expect, it } from "vitest";
import { childPath, parentPath, tidyPath } from "./vault-path.ts";

it.each([
  ["/", "a", "/a"],
  ["/d", "a", "/d/a"],
  ["/d/", "a", "/d/a"],
])("in %s the entry %s is %s", (directory, name, path) => {
  expect(childPath(directory, name)).toBe(path);
});

it.each([
  ["/a", "/"],
  ["/d/a", "/d"],
  ["/d/a/", "/d"],
  ["/", "/"],
])("%s lies in %s", (path, parent) => {
  expect(parentPath(path)).toBe(parent);
});

it.each([
  ["/", "/"],
  ["/d//", "/d"],
  ["/a\u0308", "/\u00e4"],
])("%j is shown as %j", (path, shown) => {
  expect(tidyPath(path)).toBe(shown);
});
