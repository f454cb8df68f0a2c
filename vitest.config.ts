import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "src-shared/**/*.test.ts",
            "src-main/**/*.test.ts",
            "src-renderer/**/*.test.{ts,tsx}",
            "scripts/**/*.test.mjs",
          ],
          setupFiles: ["src-renderer/test-support/patience.ts"],
          // For the slowest machine: some derive keys at full cost, some try every step of an operation.
          testTimeout: 30_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["e2e/integration/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: "long",
          include: ["e2e/long/**/*.test.ts"],
          testTimeout: 24 * 3_600_000,
        },
      },
    ],
  },
});
