import { expect, it } from "vitest";
import { showPlace } from "./show-place.ts";

it.each([
  ["/home/a", "~"],
  ["/home/a/Cloud/Taxes", "~/Cloud/Taxes"],
  ["/home/ab/Taxes", "/home/ab/Taxes"],
  ["/mnt/stick", "/mnt/stick"],
])("shows %s as %s", (path, shown) => {
  expect(showPlace(path, "/home/a")).toBe(shown);
});
