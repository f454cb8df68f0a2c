/** The command line: one file for plain Node, with everything it needs inside. */
import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: "src-main/cli/index.ts",
    outDir: "out/cli",
    target: "node20",
    emptyOutDir: true,
    rollupOptions: { output: { entryFileNames: "latchkey.js", banner: "#!/usr/bin/env node" } },
  },
});
