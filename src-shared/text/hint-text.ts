/** What could be better about a vault, and is no fault. */

import { worded } from "./worded.ts";

export const hintText = worded("hintText", {
  "dearer-guesses": {
    heading: "Guessing its password can be made dearer",
    body: "This vault is old. Whoever has its key file can try passwords faster than need be today. When you change the password, each guess can be made to cost many times as much; unlocking takes a moment longer then.",
    take: "Change the password…",
  },
  "linked-key": {
    heading: "Its key file is behind a link",
    body: "In place of the key file, the vault folder has a link that shows everybody who has the folder where the file is. Latchkey can remember the place, find it on whichever letter or mount point its drive is, and take the link away.",
    take: "To the key file",
  },
  dismiss: "Do not show again",
});
