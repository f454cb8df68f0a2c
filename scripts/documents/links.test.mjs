/** Links between the documents of this repository lead somewhere. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject, projectFolder } from "../common/project.mjs";

const named = await readdir(projectFolder);
const below = await readdir(inProject("docs"), { recursive: true });
const documents = [
  ...named,
  ...below.map((name) => join("docs", name)),
  join("assets", "README.md"),
]
  .filter((name) => name.endsWith(".md"))
  .sort();

/** As GitHub makes the name of a heading: lower case, no punctuation, hyphens for spaces. */
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

async function anchorsOf(path) {
  const text = await readFile(path, "utf8");
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading));
}

describe.each(documents)("%s", (name) => {
  it("links to files and headings that are there", async () => {
    const text = await readFile(inProject(name), "utf8");
    // What stands in code is no link.
    const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "");
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
    for (const link of links.filter((each) => !/^(https?|mailto):/.test(each))) {
      const [file, heading] = link.split("#");
      const path = file === "" ? inProject(name) : join(dirname(inProject(name)), file);
      expect([link, existsSync(path), relative(projectFolder, path).startsWith("..")]).toEqual([
        link,
        true,
        false,
      ]);
      if (heading)
        expect([link, await anchorsOf(path)]).toEqual([link, expect.arrayContaining([heading])]);
    }
  });
});
