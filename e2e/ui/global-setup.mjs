/** Brings the build up to date, so that the specs test what the sources say. */
import { buildIfStale } from "../../scripts/common/prepare.mjs";
import { builtStandIn } from "../stand-in/build.mjs";

// biome-ignore lint/style/noDefaultExport: Playwright asks for one
export default async function globalSetup() {
  if (!(await buildIfStale())) throw new Error("The build failed; the reason stands above.");
  await builtStandIn("test-mode");
}
