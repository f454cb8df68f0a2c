import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { timesInMemory } from "../integration/support/process-memory.ts";
import { type Latchkey, test, vaultPassword } from "./latchkey.ts";
import { recoveryKey } from "./recovery-key.ts";
import { projectFolder } from "./runtime.ts";

const fixture = "v8-siv-gcm";
const file = join(projectFolder, "e2e", "fixtures", "official", `${fixture}.rawkey.txt`);
const raw = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
const keys = { whole: raw, encryption: raw.subarray(0, 32), mac: raw.subarray(32) };
const none = { whole: 0, encryption: 0, mac: 0 };

/** How often the masterkey, and each half of it, is in the memory of the main process. */
function found({ electron }: Latchkey): Readonly<Record<string, number>> {
  const { pid } = electron.process();
  if (pid === undefined) throw new Error("the app does not run");
  return Object.fromEntries(
    Object.entries(keys).map(([name, bytes]) => [name, timesInMemory(pid, bytes)]),
  );
}

/** In it while the vault is open; the half that signs names and files is found with the other. */
async function expectOnlyWhileOpen(latchkey: Latchkey): Promise<void> {
  await expect(latchkey.page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
  await latchkey.page.getByRole("tab", { name: "Files" }).click();
  await expect(latchkey.page.locator(".file-row").first()).toBeVisible();
  expect(found(latchkey)["whole"]).toBeGreaterThan(0);
  await latchkey.button("Lock").click();
  await expect(latchkey.button("Unlock")).toBeVisible();
  expect(found(latchkey)).toEqual(none);
}

test.describe("the memory of the app's main process [needs /proc/PID/mem]", () => {
  test.skip(!existsSync("/proc/self/mem"));

  test("holds the masterkey while the vault is open only, whoever opens it", async ({
    latchkey,
  }) => {
    test.slow();
    const { page, dialog } = latchkey;
    await latchkey.addOfficialVault(fixture, "Taxes");
    expect(found(latchkey)).toEqual(none);
    await latchkey.unlock(vaultPassword);
    await expectOnlyWhileOpen(latchkey);

    await latchkey.button("Unlock").click();
    await dialog.getByRole("button", { name: "Forgot password?" }).click();
    await dialog.getByLabel("Recovery key").fill(recoveryKey(fixture).join(" "));
    await dialog.getByRole("button", { name: "Next" }).click();
    await dialog.getByRole("button", { name: "Unlock once" }).click();
    await expectOnlyWhileOpen(latchkey);

    // A key file that lies elsewhere: moving it takes the key, and leaves nothing of it.
    await page.getByRole("button", { name: "In the vault" }).click();
    await latchkey.button("Move…").click();
    await latchkey.pickerChooses(await latchkey.makeFolder("stick"));
    await dialog.getByRole("button", { name: "Choose a folder…" }).click();
    await dialog.getByLabel("Password of the vault").fill(vaultPassword);
    await dialog.getByRole("button", { name: "Move it" }).click();
    await dialog.getByRole("button", { name: "Done" }).click();
    expect(found(latchkey)).toEqual(none);
    await latchkey.button("Back to the vault").click();
    await latchkey.unlock(vaultPassword);
    await expectOnlyWhileOpen(latchkey);
  });
});
