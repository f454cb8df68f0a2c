/** What the window says about files that are dropped on it. */

export const dropText = {
  heading: "Drop an encrypted file to see what it is",
  hint: "Any “.c9r” or “.c9s” file from the folder of this vault, wherever on this page. Its name appears below.",
} as const;
