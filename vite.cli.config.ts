/**
 * The command line: one file for plain Node, with everything it needs inside;
 * only the WebDAV server is a file of its own, loaded when it is needed.
 */
import { chmodSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import manifest from "./package.json" with { type: "json" };

const outDir = "out/cli";
const program = "latchkey.js";

const executable: Plugin = {
  name: "executable",
  writeBundle: () => {
    chmodSync(`${outDir}/${program}`, 0o755);
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [executable],
  define: { __LATCHKEY_VERSION__: JSON.stringify(manifest.version) },
  ssr: { noExternal: true },
  build: {
    ssr: "src-main/cli/index.ts",
    outDir,
    target: "node20",
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        entryFileNames: program,
        banner: ({ isEntry }) => (isEntry ? "#!/usr/bin/env node" : ""),
      },
    },
  },
});
