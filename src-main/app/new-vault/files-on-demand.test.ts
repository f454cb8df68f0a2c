import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { holdsFilesOnDemand } from "./files-on-demand.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "on-demand-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

it("knows an ordinary folder", async () => {
  await writeFile(join(folder, "letter.txt"), "Dear all, this one is whole.".repeat(400));
  await writeFile(join(folder, "empty.txt"), "");
  expect(await holdsFilesOnDemand(folder, "macos")).toBe(false);
});

it("knows the placeholders of iCloud", async () => {
  await writeFile(join(folder, ".letter.txt.icloud"), "");
  expect(await holdsFilesOnDemand(folder, "macos")).toBe(true);
});

it.each(["windows", "macos"] as const)("knows files without content on %s", async (platform) => {
  // A file that is all hole takes no place on the disk, as one that is only in the cloud.
  await writeFile(join(folder, "film.mov"), "");
  await truncate(join(folder, "film.mov"), 1_000_000);
  expect(await holdsFilesOnDemand(folder, platform)).toBe(true);
  expect(await holdsFilesOnDemand(folder, "linux")).toBe(false);
});

it("says nothing of a folder that is gone", async () => {
  expect(await holdsFilesOnDemand(join(folder, "gone"), "windows")).toBe(false);
});
