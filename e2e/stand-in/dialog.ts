import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import process from "node:process";
import type * as Electron from "electron";
import { askForChoice } from "./ask-for-choice.ts";
import { askForPath } from "./ask-for-path.ts";
import { BrowserWindow } from "./browser-window.ts";

interface Picker {
  readonly program: string;
  readonly args: (title: string, isFolder: boolean) => string[];
}

/** What desktops bring along to pick a folder with. */
const pickers: readonly Picker[] = [
  {
    program: "/usr/bin/zenity",
    args: (title, isFolder) => [
      "--file-selection",
      ...(isFolder ? ["--directory"] : []),
      `--title=${title}`,
    ],
  },
  {
    program: "/usr/bin/kdialog",
    args: (title, isFolder) => [
      "--title",
      title,
      isFolder ? "--getexistingdirectory" : "--getopenfilename",
      homedir(),
    ],
  },
];

/**
 * Picks one folder or file: by zenity or kdialog where one of them is installed, else
 * by a field in the window into which the path is typed. With
 * `LATCHKEY_PICKER=window` the field is used in any case.
 */
async function showOpenDialog(
  ...values: readonly unknown[]
): Promise<Electron.OpenDialogReturnValue> {
  // The window may come first, as in Electron; the options always come last.
  const { title = "Open", properties = [] } = values.at(-1) as Electron.OpenDialogOptions;
  const isTyped = process.env["LATCHKEY_PICKER"] === "window";
  const picker = isTyped ? undefined : pickers.find(({ program }) => existsSync(program));
  const path = picker
    ? await runPicker(picker.program, picker.args(title, properties.includes("openDirectory")))
    : await typePath(title);
  return { canceled: path === null, filePaths: path === null ? [] : [path] };
}

async function showSaveDialog(
  ...values: readonly unknown[]
): Promise<Electron.SaveDialogReturnValue> {
  // As above. Without a picker of the desktop, the path is typed; its folder may not be there yet.
  const { title = "Save", defaultPath = "" } = values.at(-1) as Electron.SaveDialogOptions;
  const path = await typePath(`${title} (${defaultPath})`);
  return { canceled: path === null, filePath: path ?? "" };
}

/** Asks inside the page, as there is no system that would ask beside it. */
async function showMessageBox(
  ...values: readonly unknown[]
): Promise<Electron.MessageBoxReturnValue> {
  // As above.
  const {
    message,
    detail = "",
    buttons = ["OK"],
    ...options
  } = values.at(-1) as Electron.MessageBoxOptions;
  const { cancelId = 0, defaultId = 0, checkboxLabel = "" } = options;
  const page = BrowserWindow.getAllWindows()[0]?.webContents.page;
  const question = { message, detail, buttons, cancelId, defaultId, checkboxLabel };
  const answer = page ? await page.evaluate(askForChoice, question) : null;
  return answer ?? { response: cancelId, checkboxChecked: false };
}

function showErrorBox(title: string, content: string): void {
  process.stderr.write(`${title}\n${content}\n`);
}

export const dialog = { showErrorBox, showMessageBox, showOpenDialog, showSaveDialog };

/** @returns `null` if the user closed it without a choice */
function runPicker(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((done) => {
    execFile(program, args, (error, stdout) => {
      const path = stdout.replace(/\n$/, "");
      done(error || path === "" ? null : path);
    });
  });
}

async function typePath(title: string): Promise<string | null> {
  const page = BrowserWindow.getAllWindows()[0]?.webContents.page;
  const typed = page ? await page.evaluate(askForPath, title) : null;
  if (typed === null) return null;
  const path = typed.startsWith("~/") ? join(homedir(), typed.slice(2)) : typed;
  return isAbsolute(path) ? path : resolve(homedir(), path);
}
