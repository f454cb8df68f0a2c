/** The benchmarks, bundled for plain Node: `npm run bench:engine`. */
import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: "e2e/bench/engine-bench.ts",
    outDir: "out/bench",
    target: "node20",
    emptyOutDir: true,
    minify: false,
  },
});
