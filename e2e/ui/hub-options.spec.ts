/** What can be done about a Hub vault in its options: account, team, check and repair, leaving and coming. */

import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { expect } from "@playwright/test";
import { encodeRecoveryKey } from "../../src-main/format/recovery-key.ts";
import { shippedWordList } from "../../src-main/test-support/word-list.ts";
import { tokens } from "../hub/tokens.ts";
import { type AtHub, describeAtHub, hubTest as test } from "./at-hub.ts";
import { checkScreen } from "./screens.ts";

describeAtHub("the options of a Hub vault", () => {
  test("shows the account: devices, account key, fingerprint, recovery key", async ({ at }) => {
    await at.open();
    at.team.hub.devices.set("OLD", {
      owner: "alice",
      record: {
        id: "OLD",
        name: "the old one",
        type: "DESKTOP",
        creationTime: "2024-05-06T07:08:09Z",
      },
    });
    await at.latchkey.button("Options").click();
    await at.latchkey.button("Show my account…").click();
    await expect(at.latchkey.page.getByText("Alice’s laptop")).toBeVisible();
    await expect(at.latchkey.page.getByRole("img", { name: /^Fingerprint/ })).toBeVisible();
    await expect(
      at.latchkey.page.getByRole("list", { name: "Fingerprint" }).getByRole("listitem"),
    ).toHaveCount(8);
    await at.latchkey.page.getByRole("heading", { name: "Fingerprint" }).scrollIntoViewIfNeeded();
    await checkScreen(at.latchkey.page, "hub-account");

    await at.latchkey.button("Show the account key").click();
    await expect(at.latchkey.page.getByRole("status", { name: "Your account key" })).toHaveText(
      at.team.alice.accountKey,
    );
    await at.latchkey.button("Remove “the old one”").click();
    await at.latchkey.button("Remove the device").click();
    await expect(at.latchkey.page.getByText("the old one")).toBeHidden();
    expect(at.team.hub.devices.has("OLD")).toBe(false);

    await at.latchkey.button("Show the recovery key").click();
    const words = at.latchkey.page.getByRole("list", { name: "Recovery key" });
    await expect(words.getByRole("listitem")).toHaveCount(44);
    expect((await words.getByRole("listitem").allInnerTexts()).join(" ")).toBe(
      encodeRecoveryKey(at.team.vault.rawKey, shippedWordList()),
    );
    await words.scrollIntoViewIfNeeded();
    await checkScreen(at.latchkey.page, "hub-recovery-key");
  });

  test("shows its team to an owner: who waits, and whose words were compared", async ({ at }) => {
    const bob = at.team.hub.addUser("bob");
    at.team.hub.grant(at.team.vault, bob);
    at.team.vault.roles.set(at.team.hub.addUser("carol").id, "MEMBER");
    await at.open();
    await at.latchkey.button("Options").click();
    await at.latchkey.button("Show my account…").click();
    await at.latchkey.button("Show the team").click();
    await expect(at.latchkey.page.getByRole("note")).toContainText(
      "User carol: waiting for access",
    );
    const mate = (name: string) => at.latchkey.page.getByRole("listitem").filter({ hasText: name });
    await expect(mate("User alice")).toContainText("with the keys of this computer");
    await expect(mate("User bob")).toContainText("Nobody whom you know");

    await mate("User bob").getByText("Fingerprint of User bob").click();
    const words = at.latchkey.page.getByRole("list", { name: "Fingerprint of User bob" });
    await expect(words.getByRole("listitem")).toHaveCount(8);
    await words.scrollIntoViewIfNeeded();
    await checkScreen(at.latchkey.page, "hub-team");
    const shown = (await words.getByRole("listitem").allTextContents()).join("\n");
    const refused = await at.latchkey.systemAnswers("no");
    await at.latchkey.button("The words are the same: sign").click();
    await expect.poll(async () => (await refused()).length).toBe(1);
    const [question = ""] = await refused();
    expect(question).toContain("Sign that these words are those of User bob?");
    expect(question.replaceAll("    ", "")).toContain(shown);
    await expect(mate("User bob")).toContainText("Nobody whom you know");
    expect(at.team.hub.signatures.get("alice")?.has("bob") ?? false).toBe(false);

    await at.latchkey.systemAnswers("yes");
    await at.latchkey.button("The words are the same: sign").click();
    await expect(mate("User bob")).toContainText("You have compared their words");
    expect(at.team.hub.signatures.get("alice")?.has("bob")).toBe(true);

    bob.record = { ...bob.record, ecdhPublicKey: tokens.makePair().spki };
    await at.latchkey.button("Hide my account").click();
    await at.latchkey.button("Show my account…").click();
    await at.latchkey.button("Show the team").click();
    await expect(mate("User bob")).toContainText("are not the ones that somebody has signed for");
    await mate("User bob").scrollIntoViewIfNeeded();
    await checkScreen(at.latchkey.page, "hub-team-contradicted");
    await at.latchkey.button("Open the Hub").click();
    await expect.poll(() => at.lastPage()).toMatch(/\/app\/vaults$/);
  });

  test("is checked and repaired while it is locked, with the key from the Hub", async ({ at }) => {
    await at.latchkey.button("Options").click();
    await at.latchkey.button("Check now").click();
    const card = at.latchkey.page.getByRole("region", { name: "Check" });
    await expect(card.getByRole("alert")).toContainText("have not said yet that you trust");
    await at.latchkey.button("Back to the vault").click();
    await at.open();
    await at.latchkey.button("Lock").click();
    await expect(at.latchkey.button("Unlock")).toBeVisible();

    const backups = (await readdir(at.team.folder, { recursive: true })).filter(
      (path) => basename(path) === "dirid.c9r",
    );
    await rm(join(at.team.folder, backups.sort()[0] ?? ""));
    await at.latchkey.button("Options").click();
    await at.latchkey.button("Check now").click();
    await at.latchkey.button("Repair 1 finding…").click();
    await expect(card).toContainText("A Hub keeps the key of this vault");
    await checkScreen(at.latchkey.page, "hub-repair");
    await at.latchkey.button("Repair now").click();
    await expect(card).toContainText("The repair is done.");
    await at.latchkey.button("Check again").click();
    await at.latchkey.button("Check now").click();
    await expect(card).toContainText("Everything is in order");
  });

  test("goes from a password to a Hub by a template that lies elsewhere", async ({ at, home }) => {
    const template = join(dirname(home), "template");
    await mkdir(template);
    await cp(join(at.team.folder, "vault.cryptomator"), join(template, "vault.cryptomator"));
    await leave(at, "a password of its own");
    for (const name of await readdir(at.team.folder)) {
      if (name.startsWith("vault.cryptomator.")) await rm(join(at.team.folder, name));
    }
    await at.latchkey.button("Back to the vault").click();
    await at.latchkey.button("Options").click();
    const card = at.latchkey.page.getByRole("region", { name: "Key at a Hub" });
    await card.scrollIntoViewIfNeeded();
    await checkScreen(at.latchkey.page, "hub-template");
    await at.latchkey.pickerChooses(join(template, "vault.cryptomator"));
    await card.getByRole("button", { name: "Choose the template…" }).click();
    await expect(card).toContainText("localhost");
    await card.getByLabel("Password of the vault").fill("a password of its own");
    await card.getByRole("button", { name: "Let the Hub keep the key" }).click();
    await expect(at.latchkey.button("Show my account…")).toBeVisible();
    await at.latchkey.button("Back to the vault").click();
    await at.open();
  });

  async function leave(at: AtHub, password: string): Promise<void> {
    await at.latchkey.button("Options").click();
    await at.latchkey.button("Leave the Hub…").click();
    const words = encodeRecoveryKey(at.team.vault.rawKey, shippedWordList());
    await at.latchkey.dialog.getByLabel("Recovery key").fill(words);
    await at.inDialog("Next").click();
    await at.latchkey.dialog.getByLabel("Password", { exact: true }).fill(password);
    await at.latchkey.dialog.getByLabel("Repeat the password").fill(password);
    await checkScreen(at.latchkey.page, "hub-leave");
    await at.inDialog("Leave the Hub").click();
    await expect(at.latchkey.dialog).toBeHidden();
  }

  test("leaves the Hub by the recovery key, and comes back", async ({ at }) => {
    await leave(at, "a password of its own");
    await expect(at.latchkey.page.getByRole("heading", { name: "Back to the Hub" })).toBeVisible();
    const back = at.latchkey.page.getByRole("region", { name: "Back to the Hub" });
    await back.getByLabel("Password of the vault").fill("a password of its own");
    await back.getByRole("button", { name: "Go back to the Hub" }).click();
    await expect(at.latchkey.button("Show my account…")).toBeVisible();
    await at.latchkey.button("Back to the vault").click();
    await at.open();
  });
});
