import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test } from "./latchkey.ts";
import { projectFolder } from "./runtime.ts";
import { checkScreen } from "./screens.ts";

const fresh = "four sober otters sing";

function recoveryKey(fixture: string): readonly string[] {
  const file = join(projectFolder, "e2e", "fixtures", "official", `${fixture}.recoverykey.txt`);
  return readFileSync(file, "utf8").trim().split(" ");
}

test("who forgot the password comes back by the recovery key, with a slip of the pen on the way", async ({
  latchkey,
}) => {
  test.slow();
  const { page, dialog } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Unlock").click();
  await dialog.getByRole("button", { name: "Forgot password?" }).click();
  const field = dialog.getByLabel("Recovery key");
  await expect(field).toBeFocused();
  const key = recoveryKey("v8-siv-gcm");
  await field.fill(key.with(4, `${key[4]}qx`).join(" "));
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(dialog.getByRole("alert")).toContainText(`Near to it: ${key[4]}`);
  await checkScreen(page, "recover-words");

  await field.fill(recoveryKey("v8-siv-ctrmac").join(" "));
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(dialog.getByRole("alert")).toContainText("another vault");

  await field.fill(key.map((word, place) => `${place + 1}. ${word.toUpperCase()}`).join(",\n"));
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(latchkey.passwordField).toBeFocused();
  await expect(field).toBeHidden();
  await latchkey.passwordField.fill(fresh);
  await dialog.getByLabel("Repeat the password").fill(fresh);
  await checkScreen(page, "recover-password");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("The password was changed")).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole("button", { name: /^Keep/ }).click();
  await latchkey.unlock(fresh);
  await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
});
