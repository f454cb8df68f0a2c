import { defineConfig } from "@playwright/test";

/** What takes too long in the window to be among the tests of every day: `npm run long:window`. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.long.ts",
  globalSetup: "../ui/global-setup.mjs",
  outputDir: "../../test-results/long",
  reporter: "list",
  workers: 1,
  timeout: 3_600_000,
  use: { actionTimeout: 60_000 },
  expect: { timeout: 30_000 },
});
