import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import manifest from "./package.json" with { type: "json" };

export default defineConfig({
  main: {
    define: { __LATCHKEY_VERSION__: JSON.stringify(manifest.version) },
    build: {
      outDir: "out/main",
      externalizeDeps: false,
      target: "node20",
      rolldownOptions: {
        input: { index: "src-main/shell/start.ts" },
        // Beside the entry: the app finds the rest of the build from where its own code lies.
        output: { chunkFileNames: "[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      // A sandboxed preload script may `require` only `electron`.
      externalizeDeps: false,
      rolldownOptions: {
        input: "src-main/shell/preload.ts",
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: "src-renderer",
    build: {
      outDir: "out/renderer",
      minify: true,
      // The page's policy allows no data: addresses, so nothing may be inlined as one.
      assetsInlineLimit: 0,
      rolldownOptions: { input: "src-renderer/index.html" },
    },
    plugins: [react()],
  },
});
