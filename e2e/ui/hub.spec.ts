/** A vault whose key a Hub keeps, in the window: against a real login server and a Hub of our own. */

import { expect } from "@playwright/test";
import { content } from "../hub/team.ts";
import { tokens } from "../hub/tokens.ts";
import { describeAtHub, hubTest as test } from "./at-hub.ts";
import { curl } from "./curl.ts";
import { runtime } from "./runtime.ts";
import { checkScreen } from "./screens.ts";

describeAtHub("a Hub vault", () => {
  test("is opened by trust, login and account key, read, locked, and opened again", async ({
    at,
  }) => {
    await expect(at.latchkey.page.getByText(`Hub: localhost`).first()).toBeVisible();
    await checkScreen(at.latchkey.page, "hub-locked");
    await at.latchkey.button("Unlock").click();
    await expect(at.latchkey.dialog).toContainText(at.team.hub.login.url);
    await checkScreen(at.latchkey.page, "hub-trust");
    expect([at.team.hub.asked, at.team.hub.login.logins]).toEqual([[], 0]);

    await at.inDialog("Trust and log in").click();
    await expect(at.latchkey.dialog).toContainText("Finish the login in your browser");
    await checkScreen(at.latchkey.page, "hub-login");
    await at.logIn();
    await expect(at.latchkey.dialog).toContainText("does not know this computer yet");
    await checkScreen(at.latchkey.page, "hub-register");

    await at.register(crypto.randomUUID());
    await expect(at.latchkey.dialog.getByRole("alert")).toContainText("not your account key");
    await at.register(at.team.alice.accountKey);
    const { url, login } = await at.latchkey.share();
    expect((await curl(`${url}hello.txt`, login)).body.toString()).toBe(content);

    await at.latchkey.button("Lock").click();
    await at.latchkey.button("Unlock").click();
    await expect(at.latchkey.page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
    expect(at.team.hub.login.logins).toBe(1);
  });

  test("can be given up while the login is waited for", async ({ at }) => {
    await at.trust();
    await expect(at.latchkey.dialog).toContainText("Finish the login");
    await at.inDialog("Cancel").click();
    await expect(at.latchkey.dialog).toBeHidden();
    await expect(at.latchkey.button("Unlock")).toBeEnabled();
  });

  test("says why it stays shut, each with what to do next", async ({ at }) => {
    await at.open();
    await at.latchkey.button("Lock").click();
    const foreign = tokens.sealForKey(at.team.alice.account.ecdh.spki, {
      key: Buffer.alloc(64, 7).toString("base64"),
    });
    const lie = () => {
      at.team.hub.lie = (path, answer) =>
        path.endsWith("/access-token") ? { ...answer, body: foreign } : answer;
    };
    const archive = () => {
      at.team.hub.lie = null;
      at.team.vault.isArchived = true;
    };
    const refusals = [
      [lie, "not the one of this vault"],
      [archive, "archived"],
      [() => (at.team.vault.isArchived = at.team.hub.hasLicence = false), "licence"],
      [() => at.team.vault.roles.delete("alice"), "not a member"],
    ] as const;
    for (const [change, words] of refusals) {
      change();
      await at.latchkey.button("Unlock").click();
      await expect(at.latchkey.dialog.getByRole("alert")).toContainText(words);
      await expect(at.inDialog("Try again")).toBeVisible();
      if (words === "archived") await checkScreen(at.latchkey.page, "hub-archived");
      await at.inDialog("Cancel").click();
    }
    await at.latchkey.button("Unlock").click();
    await at.inDialog("Open the Hub").click();
    await expect.poll(() => at.lastPage()).toMatch(/\/app\/vaults$/);
    await at.inDialog("Cancel").click();

    at.team.hub.devices.clear();
    await at.latchkey.button("Unlock").click();
    await expect(at.latchkey.dialog).toContainText("does not know this computer yet");
    await at.inDialog("Cancel").click();

    await at.team.hub.close();
    await at.latchkey.button("Unlock").click();
    await expect(at.latchkey.dialog.getByRole("alert")).toContainText("cannot be reached");
  });

  test("asks again when it names another server, and says what was before", async ({ at }) => {
    await at.open();
    await at.latchkey.button("Lock").click();
    await expect(at.latchkey.button("Unlock")).toBeVisible();
    const evil = "https://evil.example/auth";
    const claim = at.team.hub.claim(at.team.vault.id);
    at.team.rewrite({ hub: { ...claim, authEndpoint: evil, tokenEndpoint: evil } });
    await at.latchkey.button("Unlock").click();
    await expect(at.latchkey.dialog.getByRole("alert")).toContainText("trusted something else");
    await expect(at.latchkey.dialog).toContainText(`until now: ${at.team.hub.login.url}`);
    await checkScreen(at.latchkey.page, "hub-changed");
    await at.inDialog("Cancel").click();

    at.team.rewrite({ hub: { ...claim, apiBaseUrl: "http://hub.example/api/" } });
    await at.latchkey.button("Unlock").click();
    await expect(at.latchkey.dialog.getByRole("alert")).toContainText("are not safe");
    await at.inDialog("Cancel").click();

    at.team.rewrite({});
    await at.latchkey.button("Preferences").click();
    await at.latchkey.button(/^Trust http:\/\/localhost:\d+ no more$/).click();
    await expect(at.latchkey.page.getByText("You have not trusted any")).toBeVisible();
    await at.latchkey.button("Back").click();
    await at.latchkey.button("Unlock").click();
    await expect(at.inDialog("Trust and log in")).toBeVisible();
  });

  test("is unlocked from the icon beside the clock", async ({ at }) => {
    test.skip(runtime.name !== "stand-in", "real Electron does not tell what its tray shows");
    await at.latchkey.page.evaluate(() => window.bridge.ask("settings.change", { tray: true }));
    const unlock = () =>
      at.latchkey.electron.evaluate(({ Tray }) => {
        interface Item {
          readonly label: string;
          readonly submenu: { readonly items: readonly Item[] } | null;
          click(): void;
        }
        // The stand-in keeps what was shown; Electron's own types know nothing of it.
        const { shown } = Tray as unknown as { shown: Set<{ menu: { items: Item[] } }> };
        const vault = [...shown][0]?.menu.items.find(({ label }) => label === "v8-siv-gcm");
        const item = vault?.submenu?.items.find(({ label }) => label === "Unlock…");
        item?.click();
        return item !== undefined;
      });
    await expect.poll(unlock).toBe(true);
    await at.inDialog("Trust and log in").click();
    await at.logIn();
    await at.register(at.team.alice.accountKey);
    await expect(at.latchkey.page.getByText("Open since")).toBeVisible({ timeout: 30_000 });
    await at.latchkey.button("Lock").click();
    await expect(at.latchkey.button("Unlock")).toBeVisible();
    // The login is good and this computer known: nothing is asked any more.
    await expect.poll(unlock).toBe(true);
    await expect(at.latchkey.page.getByText("Open since")).toBeVisible({ timeout: 30_000 });
    expect(at.team.hub.login.logins).toBe(1);
  });
});
