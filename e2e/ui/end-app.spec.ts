import { expect } from "@playwright/test";
import { endApp } from "./end-app.ts";
import { keepOpen } from "./keep-open.ts";
import { test, vaultPassword } from "./latchkey.ts";

test("an app that would ask before it quits is ended by force, and not before its time", async ({
  latchkey,
}) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  const { url, login } = await latchkey.share();
  await keepOpen(`${url}draft.txt`, login);
  await expect(latchkey.page.getByText("kept open by a program")).toBeVisible();
  const began = Date.now();
  expect(await endApp(latchkey, 3_000)).toBe(false);
  expect(Date.now() - began).toBeGreaterThanOrEqual(3_000);
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(latchkey.program.signalCode).toBe("SIGKILL");
});

test("an app that quits is given the time", async ({ latchkey }) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(latchkey.page.getByText("Open since")).toBeVisible();
  expect(await endApp(latchkey)).toBe(true);
  expect(latchkey.program.exitCode).toBe(0);
});
