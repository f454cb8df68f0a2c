import type { passwordFieldText as english } from "../password-field-text.ts";

export const passwordFieldText: typeof english = {
  unseen:
    "Darin steht ein Zeichen, das man nicht sieht, etwa ein mit eingefügter Tabulator. Vielleicht können Sie es nicht wieder eintippen.",
};
