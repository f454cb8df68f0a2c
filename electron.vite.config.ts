import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

export default defineConfig({
  main: {
    build: {
      outDir: "out/main",
      externalizeDeps: false,
      target: "node20",
      rolldownOptions: { input: "src-main/shell/index.ts" },
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
