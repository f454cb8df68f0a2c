/**
 * The command line: one file for plain Node, with everything it needs inside;
 * only the WebDAV server is a file of its own, loaded when it is needed.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import manifest from "./package.json" with { type: "json" };

const outDir = "out/cli";
const program = "latchkey.js";

/** What belongs to it on a system, made by the program itself, so that it is never behind the commands. */
const shareDir = "out/share";
const shareFiles = {
  "latchkey.1": ["manual"],
  "latchkey.bash": ["completion", "bash"],
  "latchkey.fish": ["completion", "fish"],
  _latchkey: ["completion", "zsh"],
};

const finish: Plugin = {
  name: "executable-with-its-files",
  // Once the whole bundle stands on the disk.
  closeBundle: () => {
    chmodSync(`${outDir}/${program}`, 0o755);
    mkdirSync(shareDir, { recursive: true });
    for (const [name, words] of Object.entries(shareFiles)) {
      writeFileSync(
        `${shareDir}/${name}`,
        execFileSync(process.execPath, [`${outDir}/${program}`, ...words]),
      );
    }
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [finish],
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
