import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { inProject } from "../common/project.mjs";
import { shippedPackages } from "../notices/notices.mjs";
import { sbom } from "./sbom.mjs";

it("names the app, every package that is shipped, and Electron, each with its version", async () => {
  const { bomFormat, metadata, components } = await sbom();
  expect(bomFormat).toBe("CycloneDX");
  expect(metadata.component).toMatchObject({ name: "latchkey", type: "application" });
  const named = components.map(({ name, version }) => `${name} ${version}`);
  const lock = JSON.parse(await readFile(inProject("package-lock.json"), "utf8"));
  const shipped = [...(await shippedPackages()), "node_modules/electron"].map(
    (folder) => `${folder.split("node_modules/").at(-1)} ${lock.packages[folder].version}`,
  );
  expect([...named].sort()).toEqual([...new Set(shipped)].sort());
  expect(named.some((each) => each.startsWith("react "))).toBe(true);
});

it("says what needs what among them only", async () => {
  const { metadata, components, dependencies } = await sbom();
  const known = [metadata.component, ...components].map((each) => each["bom-ref"]);
  for (const { ref, dependsOn } of dependencies) {
    for (const each of [ref, ...dependsOn]) expect(known).toContain(each);
  }
});
