/**
 * The bill of materials of a release: the npm packages that are shipped, and Electron, which runs the app and brings
 * Chromium and Node along.
 *
 * `npm sbom` lists what the lock file has. What is shipped is chosen here: its `--omit=dev` leaves out shipped packages
 * that a tool of the build needs too, and Electron is a tool of the build for npm.
 */
import { readFile } from "node:fs/promises";
import { npm } from "../common/prepare.mjs";
import { inProject } from "../common/project.mjs";
import { shippedPackages } from "../notices/notices.mjs";

/** @returns a CycloneDX document */
export async function sbom() {
  const args = ["sbom", "--package-lock-only", "--sbom-format=cyclonedx"];
  const { code, stdout, stderr } = await npm(args, { quiet: true });
  if (code !== 0) throw new Error(`npm sbom failed: ${stderr.trim()}`);
  const document = JSON.parse(stdout);
  const { name, version } = JSON.parse(await readFile(inProject("package.json"), "utf8"));
  const app = document.metadata.component;
  // npm takes the name of the folder.
  Object.assign(app, { name, version, type: "application" });

  const lock = JSON.parse(await readFile(inProject("package-lock.json"), "utf8"));
  const folders = [...(await shippedPackages()), "node_modules/electron"];
  const shipped = new Set(folders.map((folder) => reference(folder, lock.packages[folder])));
  document.components = document.components
    .filter((component) => shipped.has(component["bom-ref"]))
    .map((component) => ({ ...component, scope: "required" }));
  const isKnown = (ref) => shipped.has(ref) || ref === app["bom-ref"];
  document.dependencies = document.dependencies
    .filter(({ ref }) => isKnown(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isKnown) }));
  return document;
}

/** As npm names a component: by the last package in the path of its folder. */
const reference = (folder, { version }) => `${folder.split("node_modules/").at(-1)}@${version}`;
