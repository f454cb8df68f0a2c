import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "@playwright/test";
import { type Latchkey, startLatchkey, test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

const isOpen = ({ page }: Latchkey) =>
  expect(page.getByText("Open since")).toBeVisible({ timeout: 15_000 });
const field = ({ page }: Latchkey) => page.getByLabel("Get the password from a program");

test("a program that the user has allowed opens the vault, also at the next start", async ({
  home,
}) => {
  test.slow();
  const store = join(dirname(home), "my store");
  await writeFile(store, `${vaultPassword}\n`);
  const line = `cat "${store}"`;

  const first = await startLatchkey(home);
  await first.addOfficialVault("v8-siv-gcm", "Taxes");
  await first.button("Options").click();
  const questions = await first.systemAnswers("yes");
  await field(first).fill(line);
  await first.button("Use this program…").click();
  await expect(first.button("Type it again")).toBeVisible();
  await checkScreen(first.page, "options-password-program");
  expect(await questions()).toHaveLength(1);
  expect((await questions())[0]).toContain(`    cat\n    ${store}\n`);
  const onStart = first.page.getByLabel("Ask for its password when Latchkey starts");
  await onStart.click();
  await expect(onStart).toBeChecked();
  await first.electron.close();

  // It is asked when Latchkey starts, as the options say.
  const again = await startLatchkey(home);
  await isOpen(again);
  await again.button("Lock").click();
  await writeFile(store, "another\n");
  await again.button("Unlock").click();
  await expect(again.dialog.getByRole("alert")).toContainText("“cat” printed is not the password");
  await checkScreen(again.page, "unlock-program-wrong");
  await writeFile(store, `${vaultPassword}\n`);
  await again.button("Ask it again").click();
  await isOpen(again);
  await again.electron.close();
});

test("a program that hangs is waited for no longer than the user wants", async ({ latchkey }) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Options").click();
  await latchkey.systemAnswers("yes");
  await field(latchkey).fill("sleep 60");
  await field(latchkey).press("Enter");
  await latchkey.button("Back to the vault").click();
  await latchkey.button("Unlock").click();
  await expect(latchkey.page.getByRole("progressbar", { name: /Asking “sleep”/ })).toBeVisible();
  await checkScreen(latchkey.page, "unlock-program");
  await latchkey.button("Type it instead").click();
  await expect(latchkey.passwordField).toBeEditable();
  await latchkey.passwordField.fill(vaultPassword);
  await latchkey.page.keyboard.press("Enter");
  await isOpen(latchkey);
});

test("a program gives the password for a check of a locked vault, and never for its recovery key", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  const store = join(await latchkey.makeFolder("store"), "taxes");
  await writeFile(store, "another\n");
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Options").click();
  await latchkey.systemAnswers("yes");
  await field(latchkey).fill(`cat "${store}"`);
  await field(latchkey).press("Enter");
  await expect(latchkey.button("Type it again")).toBeVisible();
  const check = page.getByRole("region", { name: "Check" });
  await check.getByRole("button", { name: "Ask “cat”" }).click();
  await expect(check.getByRole("alert")).toContainText("“cat” printed is not the password");
  await checkScreen(page, "check-by-program");
  await writeFile(store, `${vaultPassword}\n`);
  await check.getByRole("button", { name: "Ask “cat”" }).click();
  await expect(check.getByText("Everything is in order")).toBeVisible({ timeout: 20_000 });
  const recovery = page.getByRole("region", { name: "Recovery key" });
  await expect(recovery.getByRole("button", { name: "Show it" })).toBeDisabled();
  await expect(recovery.getByRole("button", { name: /^Ask/ })).toHaveCount(0);
});

test("no program is run that only the window has named", async ({ latchkey, home }) => {
  const note = join(dirname(home), "ran");
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.systemAnswers("no");
  const answers = await latchkey.page.evaluate(async (line) => {
    const list = await window.bridge.ask("vaults.list", {});
    const id = list.ok ? list.value.vaults[0]?.id : undefined;
    if (id === undefined) throw new Error("there is no vault");
    // What a page says that has been taken over.
    const options: object = { passwordProgram: line };
    return [
      await window.bridge.ask("password-program.set", { id, line }),
      await window.bridge.ask("vault.set-options", { id, options }),
      await window.bridge.ask("vault.unlock", {
        id,
        password: null,
        readOnly: false,
        remember: false,
      }),
    ];
  }, `touch ${note}`);
  expect(answers).toEqual([
    { ok: true, value: { isAllowed: false } },
    { ok: false, failure: { kind: "unexpected" } },
    { ok: false, failure: { kind: "saved-password-lost" } },
  ]);
  await expect(writeFile(note, "", { flag: "wx" })).resolves.toBeUndefined();
});
