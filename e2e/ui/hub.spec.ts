/** A vault whose key a Hub keeps, in the window: against a real login server and a Hub of our own. */

import { randomBytes } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect } from "@playwright/test";
import { encodeRecoveryKey } from "../../src-main/format/recovery-key.ts";
import { shippedWordList } from "../../src-main/test-support/word-list.ts";
import { browse } from "../hub/browser.ts";
import { content, startTeam, type Team } from "../hub/team.ts";
import { hasJwcrypto, tokens } from "../hub/tokens.ts";
import { curl } from "./curl.ts";
import { type Latchkey, startLatchkey, test } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

declare global {
  /** In the main process: what was to be opened in the browser. */
  var openedPages: string[];
}

test.describe(hasJwcrypto ? "a Hub vault" : "a Hub vault [needs python3-jwcrypto]", () => {
  test.skip(!hasJwcrypto);

  let team: Team;
  let latchkey: Latchkey;
  let seen = 0;

  test.beforeEach(async ({ home }) => {
    team = await startTeam();
    seen = 0;
    const keychain = randomBytes(32).toString("hex");
    latchkey = await startLatchkey(home, { LATCHKEY_TEST_KEYCHAIN: keychain });
    await latchkey.electron.evaluate(({ shell }) => {
      globalThis.openedPages = [];
      shell.openExternal = (url) => {
        globalThis.openedPages.push(url);
        return Promise.resolve();
      };
    });
    await latchkey.addVault(team.folder);
    await expect(latchkey.button("Unlock")).toBeVisible();
  });
  test.afterEach(async () => {
    await latchkey.electron.close();
    await team.close();
  });

  /** The user's browser: does what the page that was opened last wants. */
  async function logIn(): Promise<void> {
    const pages = () => latchkey.electron.evaluate(() => globalThis.openedPages);
    await expect.poll(async () => (await pages()).length, { timeout: 20_000 }).toBe(seen + 1);
    seen += 1;
    await browse((await pages()).at(-1) ?? "");
  }

  const inDialog = (name: string) => latchkey.dialog.getByRole("button", { name });

  async function trust(): Promise<void> {
    await latchkey.button("Unlock").click();
    await inDialog("Trust and log in").click();
  }

  async function register(accountKey: string): Promise<void> {
    await latchkey.dialog.getByLabel("Account key", { exact: true }).fill(accountKey);
    await latchkey.dialog.getByLabel("Name of this computer").fill("Alice’s laptop");
    await inDialog("Register and unlock").click();
  }

  async function open(): Promise<void> {
    await trust();
    await logIn();
    await register(team.alice.accountKey);
    await expect(latchkey.page.getByText("Open since")).toBeVisible({ timeout: 30_000 });
  }

  test("is opened by trust, login and account key, read, locked, and opened again", async () => {
    await expect(latchkey.page.getByText(`Hub: localhost`).first()).toBeVisible();
    await checkScreen(latchkey.page, "hub-locked");
    await latchkey.button("Unlock").click();
    await expect(latchkey.dialog).toContainText(team.hub.login.url);
    await checkScreen(latchkey.page, "hub-trust");
    expect([team.hub.asked, team.hub.login.logins]).toEqual([[], 0]);

    await inDialog("Trust and log in").click();
    await expect(latchkey.dialog).toContainText("Finish the login in your browser");
    await checkScreen(latchkey.page, "hub-login");
    await logIn();
    await expect(latchkey.dialog).toContainText("does not know this computer yet");
    await checkScreen(latchkey.page, "hub-register");

    await register(crypto.randomUUID());
    await expect(latchkey.dialog.getByRole("alert")).toContainText("not your account key");
    await register(team.alice.accountKey);
    const { url, login } = await latchkey.share();
    expect((await curl(`${url}hello.txt`, login)).body.toString()).toBe(content);

    await latchkey.button("Lock").click();
    await latchkey.button("Unlock").click();
    await expect(latchkey.page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
    expect(team.hub.login.logins).toBe(1);
  });

  test("can be given up while the login is waited for", async () => {
    await trust();
    await expect(latchkey.dialog).toContainText("Finish the login");
    await inDialog("Cancel").click();
    await expect(latchkey.dialog).toBeHidden();
    await expect(latchkey.button("Unlock")).toBeEnabled();
  });

  test("says why it stays shut, each with what to do next", async () => {
    await open();
    await latchkey.button("Lock").click();
    const refusals = [
      [() => (team.vault.isArchived = true), "archived"],
      [() => (team.vault.isArchived = team.hub.hasLicence = false), "licence"],
      [() => team.vault.roles.delete("alice"), "not a member"],
    ] as const;
    for (const [change, words] of refusals) {
      change();
      await latchkey.button("Unlock").click();
      await expect(latchkey.dialog.getByRole("alert")).toContainText(words);
      await expect(inDialog("Try again")).toBeVisible();
      if (words === "archived") await checkScreen(latchkey.page, "hub-archived");
      await inDialog("Cancel").click();
    }
    await latchkey.button("Unlock").click();
    await inDialog("Open my profile").click();
    await expect
      .poll(() => latchkey.electron.evaluate(() => globalThis.openedPages.at(-1)))
      .toMatch(/\/app\/profile$/);
    await inDialog("Cancel").click();

    team.hub.devices.clear();
    await latchkey.button("Unlock").click();
    await expect(latchkey.dialog).toContainText("does not know this computer yet");
    await inDialog("Cancel").click();

    await team.hub.close();
    await latchkey.button("Unlock").click();
    await expect(latchkey.dialog.getByRole("alert")).toContainText("cannot be reached");
  });

  test("asks again when it names another server, and says what was before", async () => {
    await open();
    await latchkey.button("Lock").click();
    await expect(latchkey.button("Unlock")).toBeVisible();
    const evil = "https://evil.example/auth";
    const claim = team.hub.claim(team.vault.id);
    team.rewrite({ hub: { ...claim, authEndpoint: evil, tokenEndpoint: evil } });
    await latchkey.button("Unlock").click();
    await expect(latchkey.dialog.getByRole("alert")).toContainText("something else until now");
    await expect(latchkey.dialog).toContainText(`until now: ${team.hub.login.url}`);
    await checkScreen(latchkey.page, "hub-changed");
    await inDialog("Cancel").click();

    team.rewrite({ hub: { ...claim, apiBaseUrl: "http://hub.example/api/" } });
    await latchkey.button("Unlock").click();
    await expect(latchkey.dialog.getByRole("alert")).toContainText("are not safe");
    await inDialog("Cancel").click();

    team.rewrite({});
    await latchkey.button("Preferences").click();
    await latchkey.button(/^Trust http:\/\/localhost:\d+ no more$/).click();
    await expect(latchkey.page.getByText("You have not trusted any")).toBeVisible();
    await latchkey.button("Back").click();
    await latchkey.button("Unlock").click();
    await expect(inDialog("Trust and log in")).toBeVisible();
  });

  test("shows the account: devices, account key, fingerprint, recovery key", async () => {
    await open();
    team.hub.devices.set("OLD", {
      owner: "alice",
      record: {
        id: "OLD",
        name: "the old one",
        type: "DESKTOP",
        creationTime: "2024-05-06T07:08:09Z",
      },
    });
    await latchkey.button("Options").click();
    await latchkey.button("Show my account…").click();
    await expect(latchkey.page.getByText("Alice’s laptop")).toBeVisible();
    await expect(latchkey.page.getByRole("img", { name: /^Fingerprint/ })).toBeVisible();
    await expect(
      latchkey.page.getByRole("list", { name: "Fingerprint" }).getByRole("listitem"),
    ).toHaveCount(8);
    await latchkey.page.getByRole("heading", { name: "Fingerprint" }).scrollIntoViewIfNeeded();
    await checkScreen(latchkey.page, "hub-account");

    await latchkey.button("Show the account key").click();
    await expect(latchkey.page.getByRole("status", { name: "Your account key" })).toHaveText(
      team.alice.accountKey,
    );
    await latchkey.button("Remove “the old one”").click();
    await latchkey.button("Remove the device").click();
    await expect(latchkey.page.getByText("the old one")).toBeHidden();
    expect(team.hub.devices.has("OLD")).toBe(false);

    await latchkey.button("Show the recovery key").click();
    const words = latchkey.page.getByRole("list", { name: "Recovery key" });
    await expect(words.getByRole("listitem")).toHaveCount(44);
    expect((await words.getByRole("listitem").allInnerTexts()).join(" ")).toBe(
      encodeRecoveryKey(team.vault.rawKey, shippedWordList()),
    );
    await words.scrollIntoViewIfNeeded();
    await checkScreen(latchkey.page, "hub-recovery-key");
  });

  test("shows its team to an owner: who waits, and whose words were compared", async () => {
    const bob = team.hub.addUser("bob");
    team.hub.grant(team.vault, bob);
    team.vault.roles.set(team.hub.addUser("carol").id, "MEMBER");
    await open();
    await latchkey.button("Options").click();
    await latchkey.button("Show my account…").click();
    await latchkey.button("Show the team").click();
    await expect(latchkey.page.getByRole("note")).toContainText("User carol: waiting for access");
    const mate = (name: string) => latchkey.page.getByRole("listitem").filter({ hasText: name });
    await expect(mate("User alice")).toContainText("with the keys of this computer");
    await expect(mate("User bob")).toContainText("Nobody whom you know");

    await mate("User bob").getByText("Fingerprint of User bob").click();
    const words = latchkey.page.getByRole("list", { name: "Fingerprint of User bob" });
    await expect(words.getByRole("listitem")).toHaveCount(8);
    await words.scrollIntoViewIfNeeded();
    await checkScreen(latchkey.page, "hub-team");
    await latchkey.button("The words are the same: sign").click();
    await expect(mate("User bob")).toContainText("You have compared their words");
    expect(team.hub.signatures.get("alice")?.has("bob")).toBe(true);

    bob.record = { ...bob.record, ecdhPublicKey: tokens.makePair().spki };
    await latchkey.button("Hide my account").click();
    await latchkey.button("Show my account…").click();
    await latchkey.button("Show the team").click();
    await expect(mate("User bob")).toContainText("are not the ones that somebody has signed for");
    await mate("User bob").scrollIntoViewIfNeeded();
    await checkScreen(latchkey.page, "hub-team-contradicted");
    await latchkey.button("Open the Hub").click();
    await expect
      .poll(() => latchkey.electron.evaluate(() => globalThis.openedPages.at(-1)))
      .toMatch(/\/app\/vaults$/);
  });

  test("is checked and repaired while it is locked, with the key from the Hub", async () => {
    await latchkey.button("Options").click();
    await latchkey.button("Check now").click();
    const card = latchkey.page.getByRole("region", { name: "Check" });
    await expect(card.getByRole("alert")).toContainText("have not said yet that you trust");
    await latchkey.button("Back to the vault").click();
    await open();
    await latchkey.button("Lock").click();
    await expect(latchkey.button("Unlock")).toBeVisible();

    const backups = (await readdir(team.folder, { recursive: true })).filter(
      (path) => basename(path) === "dirid.c9r",
    );
    await rm(join(team.folder, backups.sort()[0] ?? ""));
    await latchkey.button("Options").click();
    await latchkey.button("Check now").click();
    await latchkey.button("Repair 1 finding…").click();
    await expect(card).toContainText("A Hub keeps the key of this vault");
    await checkScreen(latchkey.page, "hub-repair");
    await latchkey.button("Repair now").click();
    await expect(card).toContainText("The repair is done.");
    await latchkey.button("Check again").click();
    await latchkey.button("Check now").click();
    await expect(card).toContainText("Everything is in order");
  });

  test("leaves the Hub by the recovery key, and comes back", async () => {
    await latchkey.button("Options").click();
    await latchkey.button("Leave the Hub…").click();
    const words = encodeRecoveryKey(team.vault.rawKey, shippedWordList());
    await latchkey.dialog.getByLabel("Recovery key").fill(words);
    await inDialog("Next").click();
    await latchkey.dialog.getByLabel("Password", { exact: true }).fill("a password of its own");
    await latchkey.dialog.getByLabel("Repeat the password").fill("a password of its own");
    await checkScreen(latchkey.page, "hub-leave");
    await inDialog("Leave the Hub").click();
    await expect(latchkey.dialog).toBeHidden();

    await expect(latchkey.page.getByRole("heading", { name: "Back to the Hub" })).toBeVisible();
    const back = latchkey.page.getByRole("region", { name: "Back to the Hub" });
    await back.getByLabel("Password of the vault").fill("a password of its own");
    await back.getByRole("button", { name: "Go back to the Hub" }).click();
    await expect(latchkey.button("Show my account…")).toBeVisible();
    await latchkey.button("Back to the vault").click();
    await open();
  });
});
