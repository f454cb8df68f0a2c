/** The app, started anew for each test, with vaults of the official software to open. */

import { type ChildProcess, execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import {
  _electron,
  test as base,
  type ElectronApplication,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import { endApp } from "./end-app.ts";
import { projectFolder, runtime } from "./runtime.ts";

declare global {
  interface Window {
    /** What the preload script puts there. */
    readonly bridge: Bridge;
  }
}

/** Of every vault in `e2e/fixtures/official`. */
export const vaultPassword = "pässwörd";

export class Latchkey {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** The process of it, also once it has ended. */
  readonly program: ChildProcess;
  readonly #folder: string;

  constructor(electron: ElectronApplication, page: Page, folder: string) {
    this.electron = electron;
    this.page = page;
    this.program = electron.process();
    this.#folder = folder;
  }

  /** A folder for this test, inside the temporary one. */
  async makeFolder(name: string): Promise<string> {
    const path = join(this.#folder, name);
    await mkdir(path);
    return path;
  }

  /** @param fixture - name of an archive in `e2e/fixtures/official` */
  async unpackVault(fixture: string, name: string): Promise<string> {
    const unpacked = await mkdtemp(join(this.#folder, "unpacked-"));
    const archive = join(projectFolder, "e2e", "fixtures", "official", `${fixture}.tar.gz`);
    execFileSync("tar", ["-xzf", archive, "-C", unpacked]);
    const path = join(this.#folder, name);
    await cp(join(unpacked, fixture), path, { recursive: true });
    return path;
  }

  /** Answers the system's folder picker, from now on. */
  async pickerChooses(path: string): Promise<void> {
    await this.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
  }

  /** Answers the system's questions, from now on. @returns what has been asked since */
  async systemAnswers(answer: "yes" | "no"): Promise<() => Promise<readonly string[]>> {
    await this.electron.evaluate(
      ({ dialog }, response) => {
        const asked: string[] = [];
        Object.assign(globalThis, { asked });
        dialog.showMessageBox = (...values: readonly unknown[]) => {
          const { message, detail } = values.at(-1) as { message: string; detail: string };
          asked.push(`${message}\n${detail}`);
          return Promise.resolve({ response, checkboxChecked: false });
        };
      },
      answer === "yes" ? 0 : 1,
    );
    return () =>
      this.electron.evaluate(() => (globalThis as unknown as { asked: readonly string[] }).asked);
  }

  async addVault(path: string): Promise<void> {
    await this.pickerChooses(path);
    await this.button(/^Add (existing|an existing vault)/).click();
  }

  async addOfficialVault(fixture: string, name: string): Promise<string> {
    const path = await this.unpackVault(fixture, name);
    await this.addVault(path);
    await expect(this.row(name)).toBeVisible();
    return path;
  }

  async unlock(password: string): Promise<void> {
    await this.button("Unlock").click();
    await this.passwordField.fill(password);
    await this.dialog.getByRole("button", { name: "Unlock" }).click();
  }

  /** Address and login, as the page shows them. */
  async share(): Promise<{ url: string; login: string }> {
    await expect(this.page.getByText("Open since")).toBeVisible();
    // The dialog that unlocks has a button of the same name, and goes a moment later.
    await expect(this.dialog).toBeHidden();
    await this.button("Show the password").click();
    await expect(this.button("Show the password")).toHaveAttribute("aria-pressed", "true");
    const read = (label: string) => this.page.getByRole("status", { name: label }).innerText();
    const url = await read("Address");
    const login = `${await read("User name")}:${await read("Password of this drive")}`;
    return { url, login };
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  row(name: string): Locator {
    return this.page.getByRole("navigation").getByRole("button", { name });
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  get passwordField(): Locator {
    return this.page.getByLabel("Password", { exact: true });
  }
}

export interface Fixtures {
  /** Where the app of this test keeps its own files. */
  readonly home: string;
  readonly latchkey: Latchkey;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  home: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "latchkey-e2e-"));
    const home = join(folder, "home");
    await mkdir(home);
    // Most tests leave vaults open behind them and want to be asked nothing, and none of the drives of this machine.
    const settings = {
      version: 1,
      settings: { language: "en", lockOnQuit: true, mountDrives: false },
    };
    await writeFile(join(home, "settings.json"), JSON.stringify(settings));
    await use(home);
    // The browser of an app that was ended by force may still write into it for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  },

  latchkey: async ({ home }, use) => {
    const latchkey = await startLatchkey(home);
    await use(latchkey);
    await endApp(latchkey);
  },
});

/**
 * @param home - where the app keeps its own files; what a test makes lies beside it
 * @param env - added to the environment
 * @param opened - files and folders that it is started with
 */
export async function startLatchkey(
  home: string,
  env: Readonly<Record<string, string>> = {},
  opened: readonly string[] = [],
): Promise<Latchkey> {
  const { executablePath } = runtime;
  const folder = dirname(home);
  const electron = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [projectFolder, ...opened],
    cwd: projectFolder,
    // What an app leaves behind that was ended by force is removed with the folder of the test.
    env: { ...definedOf(process.env), LATCHKEY_HOME: home, TMPDIR: folder, LANGUAGE: "en", ...env },
  });
  const page = await electron.firstWindow();
  await page.waitForURL(/index\.html$/);
  return new Latchkey(electron, page, folder);
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter(([, value]) => value !== undefined);
  // What is undefined was just left out; the types do not follow.
  return Object.fromEntries(entries) as Record<string, string>;
}
