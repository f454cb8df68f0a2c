import { defineConfig } from "@playwright/test";

/** `npm run screenshots`: the pictures of the documentation, taken from the app as it is. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.picture.ts",
  globalSetup: "../ui/global-setup.mjs",
  outputDir: "../../test-results/pictures",
  reporter: "list",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
});
