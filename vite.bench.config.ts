/** The benchmarks, bundled for plain Node: `npm run bench:engine`, `npm run long:memory`, `npm run long:check`, `npm run bench:transfer`. */
import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    rolldownOptions: {
      input: {
        "engine-bench": "e2e/bench/engine-bench.ts",
        "memory-bench": "e2e/bench/memory-bench.ts",
        "check-bench": "e2e/bench/check-bench.ts",
        "transfer-bench": "e2e/bench/transfer-bench.ts",
      },
      output: { entryFileNames: "[name].js" },
    },
    outDir: "out/bench",
    target: "node20",
    emptyOutDir: true,
    minify: false,
  },
});
