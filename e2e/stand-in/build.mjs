import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const sources = fileURLToPath(new URL(".", import.meta.url));
const built = fileURLToPath(new URL("../../out/stand-in/", import.meta.url));
const entries = ["electron", "electron-hook", "start-mode", "test-mode"];

/**
 * Builds the stand-in for Node, unless that was done since its sources changed.
 *
 * @returns the address of one of its entries, to be imported
 */
export async function builtStandIn(entry) {
  if (!isFresh()) await build();
  return pathToFileURL(join(built, `${entry}.js`)).href;
}

function isFresh() {
  const times = entries.map((entry) => modifiedMs(join(built, `${entry}.js`)));
  const newest = Math.max(...readdirSync(sources).map((name) => modifiedMs(join(sources, name))));
  return Math.min(...times) >= newest;
}

function modifiedMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

async function build() {
  const vite = await import("vite");
  await vite.build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: built,
      emptyOutDir: true,
      target: "node20",
      rollupOptions: {
        input: Object.fromEntries(entries.map((entry) => [entry, join(sources, `${entry}.ts`)])),
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  });
}
