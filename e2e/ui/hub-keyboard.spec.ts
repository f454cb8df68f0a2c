/** A Hub vault without a mouse: whatever is tested here is done by keys. */

import { expect } from "@playwright/test";
import { describeAtHub, hubTest as test } from "./at-hub.ts";
import { tabAndPress, tabTo } from "./tab-to.ts";

describeAtHub("a Hub vault by the keyboard", () => {
  test("is trusted, registered and opened, and its account looked through", async ({ at }) => {
    const { latchkey, team } = at;
    const { page } = latchkey;
    const { keyboard } = page;
    await page.bringToFront();
    await tabAndPress(latchkey.button("Unlock"));
    await expect(at.inDialog("Trust and log in")).toBeFocused();
    await keyboard.press("Enter");
    await at.logIn();

    await expect(latchkey.dialog.getByLabel("Account key", { exact: true })).toBeFocused();
    await keyboard.type("not the account key");
    await keyboard.press("Enter");
    await expect(latchkey.dialog.getByRole("alert")).toContainText("not your account key");
    // The wrong one is selected, and is typed over.
    await expect(latchkey.dialog.getByLabel("Account key", { exact: true })).toBeFocused();
    await keyboard.type(team.alice.accountKey);
    await keyboard.press("Enter");
    await expect(page.getByText("Open since")).toBeVisible({ timeout: 30_000 });

    await tabAndPress(latchkey.button("Options"));
    await tabAndPress(latchkey.button("Show my account…"));
    await expect(page.getByText("Your devices")).toBeVisible();
    await tabAndPress(latchkey.button("Show the account key"));
    await expect(page.getByRole("status", { name: "Your account key" })).toHaveText(
      team.alice.accountKey,
    );
    await tabAndPress(latchkey.button("Show the team"));
    await expect(page.getByText("with the keys of this computer")).toBeVisible();
    await tabAndPress(latchkey.button(/^Remove “/), "Space");
    await tabTo(latchkey.button("Remove the device"));
  });

  test("is given up at every step by Escape, and then asks nobody any more", async ({ at }) => {
    const { latchkey } = at;
    const { keyboard } = latchkey.page;
    await latchkey.page.bringToFront();
    await tabAndPress(latchkey.button("Unlock"));
    await expect(at.inDialog("Trust and log in")).toBeFocused();
    await keyboard.press("Escape");
    await expect(latchkey.dialog).toBeHidden();
    await expect(latchkey.button("Unlock")).toBeFocused();

    await keyboard.press("Enter");
    await expect(at.inDialog("Trust and log in")).toBeFocused();
    await keyboard.press("Enter");
    await expect(latchkey.dialog).toContainText("Finish the login");
    await keyboard.press("Escape");
    await expect(latchkey.dialog).toBeHidden();
    await expect(latchkey.button("Unlock")).toBeEnabled();
    expect(at.team.hub.asked).toEqual([]);
  });

  test("that names another server than before is not trusted by Enter", async ({ at }) => {
    const { latchkey, team } = at;
    await at.open();
    await latchkey.button("Lock").click();
    await expect(latchkey.button("Unlock")).toBeVisible();
    const evil = "https://evil.example/auth";
    const claim = team.hub.claim(team.vault.id);
    team.rewrite({ hub: { ...claim, authEndpoint: evil, tokenEndpoint: evil } });
    await tabAndPress(latchkey.button("Unlock"));
    await expect(at.inDialog("Cancel")).toBeFocused();
    await latchkey.page.keyboard.press("Enter");
    await expect(latchkey.dialog).toBeHidden();
    expect(await at.lastPage()).not.toContain("evil.example");
  });
});
