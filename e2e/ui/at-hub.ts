/** The app with a Hub vault in its list, a Hub of our own that keeps its key, and a browser that logs in. */

import { randomBytes } from "node:crypto";
import { expect, type Locator } from "@playwright/test";
import { browse } from "../hub/browser.ts";
import { startTeam, type Team } from "../hub/team.ts";
import { hasJwcrypto } from "../hub/tokens.ts";
import { endApp } from "./end-app.ts";
import { type Latchkey, startLatchkey, test } from "./latchkey.ts";

declare global {
  /** In the main process: what was to be opened in the browser. */
  var openedPages: string[];
}

export class AtHub {
  readonly team: Team;
  readonly latchkey: Latchkey;
  #seen = 0;

  constructor(team: Team, latchkey: Latchkey) {
    this.team = team;
    this.latchkey = latchkey;
  }

  inDialog(name: string): Locator {
    return this.latchkey.dialog.getByRole("button", { name });
  }

  /** The pages that were to be opened in the browser, in order. */
  pages(): Promise<readonly string[]> {
    return this.latchkey.electron.evaluate(() => globalThis.openedPages);
  }

  async lastPage(): Promise<string> {
    return (await this.pages()).at(-1) ?? "";
  }

  /** The user's browser: does what the page that was opened last wants. */
  async logIn(): Promise<void> {
    await expect
      .poll(async () => (await this.pages()).length, { timeout: 20_000 })
      .toBe(this.#seen + 1);
    this.#seen += 1;
    await browse(await this.lastPage());
  }

  async trust(): Promise<void> {
    await this.latchkey.button("Unlock").click();
    await this.inDialog("Trust and log in").click();
  }

  async register(accountKey: string): Promise<void> {
    await this.latchkey.dialog.getByLabel("Account key", { exact: true }).fill(accountKey);
    await this.latchkey.dialog.getByLabel("Name of this computer").fill("Alice’s laptop");
    await this.inDialog("Register and unlock").click();
  }

  async open(): Promise<void> {
    await this.trust();
    await this.logIn();
    await this.register(this.team.alice.accountKey);
    await expect(this.latchkey.page.getByText("Open since")).toBeVisible({ timeout: 30_000 });
  }
}

export const hubTest = test.extend<{ at: AtHub }>({
  at: async ({ home }, use) => {
    const team = await startTeam();
    const keychain = randomBytes(32).toString("hex");
    const latchkey = await startLatchkey(home, { LATCHKEY_TEST_KEYCHAIN: keychain });
    await latchkey.electron.evaluate(({ shell }) => {
      globalThis.openedPages = [];
      shell.openExternal = (url) => {
        globalThis.openedPages.push(url);
        return Promise.resolve();
      };
    });
    await latchkey.addVault(team.folder);
    await expect(latchkey.button("Unlock")).toBeVisible();
    await use(new AtHub(team, latchkey));
    await endApp(latchkey);
    await team.close();
  },
});

/** A suite whose Hub makes its tokens by another implementation than ours. */
export function describeAtHub(title: string, suite: () => void): void {
  hubTest.describe(hasJwcrypto ? title : `${title} [needs python3-jwcrypto]`, () => {
    hubTest.skip(!hasJwcrypto);
    // Each step is a request to a server that this very test has to answer, and most are looked at in three schemes.
    hubTest.slow();
    suite();
  });
}
