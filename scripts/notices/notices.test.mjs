import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { inProject } from "../common/project.mjs";
import { noticesText } from "./notices.mjs";

it("THIRD-PARTY-NOTICES.md names every package that is shipped, with its licence", async () => {
  const written = await readFile(inProject("THIRD-PARTY-NOTICES.md"), "utf8");
  expect(written).toBe(await noticesText());
});
