/** What the window says about files that are dropped on it. */

import { worded } from "./worded.ts";

export const dropText = worded("dropText", {
  heading: "Drop files here to copy them in",
  hint: "Files and folders are encrypted into the vault. Drop an encrypted file from the vault folder (“.c9r”, “.c9s”) to see what it is.",
  copyFiles: "Copy files in…",
  copyFolder: "Copy a folder in…",
  refused: "What you dropped was not taken",
  close: "Close",
});
