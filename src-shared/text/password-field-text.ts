/** What is said below a field for a password. */

import { worded } from "./worded.ts";

export const passwordFieldText = worded("passwordFieldText", {
  unseen:
    "There is a character in it that cannot be seen, such as a tab that was pasted along. You may not be able to type it again.",
});
