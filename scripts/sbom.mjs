/** `node scripts/sbom.mjs FILE`: writes what a release is made of, as a CycloneDX document. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { sbom } from "./release/sbom.mjs";

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("Usage: node scripts/sbom.mjs FILE");
  process.exit(2);
}
await writeFile(resolve(file), `${JSON.stringify(await sbom(), null, 2)}\n`);
