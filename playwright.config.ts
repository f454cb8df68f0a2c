import { defineConfig } from "@playwright/test";

/** The window, end to end: on real Electron where its program is here, else on the stand-in. */
export default defineConfig({
  testDir: "e2e/ui",
  globalSetup: "./e2e/ui/global-setup.mjs",
  outputDir: "test-results/runs",
  reporter: "list",
  // Each test starts an app of its own; on a small machine two of them would only wait for each other.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env["CI"] !== undefined,
});
