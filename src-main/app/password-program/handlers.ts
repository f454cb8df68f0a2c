import { programWords } from "../../../src-shared/model/program-words.ts";
import { passwordProgramText } from "../../../src-shared/text/password-program-text.ts";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import type { Outside } from "../outside.ts";

type ProgramChannel = "password-program.set" | "password-program.remove";

/**
 * Which program prints the password of a vault.
 *
 * The window is not trusted, and a program that it named would run as the user. So it is set only
 * when the user has seen its words in a dialog of the system and allowed them.
 */
export function passwordProgramHandlers(
  { desktop }: Pick<Outside, "desktop">,
  state: Pick<AppState, "list" | "announce">,
): Pick<Handlers, ProgramChannel> {
  // One question at a time: whoever asks again meanwhile is answered as if the user had refused.
  let isAsking = false;

  async function isAllowed(vault: string, words: readonly string[]): Promise<boolean> {
    if (isAsking) return false;
    isAsking = true;
    try {
      const question = passwordProgramText.confirm(vault, words);
      const { isYes } = await desktop.transfers.confirm(question);
      return isYes;
    } finally {
      isAsking = false;
    }
  }

  return {
    "password-program.set": async ({ id, line }) => {
      const { name } = state.list.find(id);
      const split = programWords(line);
      if (!("words" in split) || !(await isAllowed(name, split.words))) return { isAllowed: false };
      await state.list.setOptions(id, { passwordProgram: line });
      state.announce();
      return { isAllowed: true };
    },
    "password-program.remove": async ({ id }) => {
      await state.list.setOptions(id, { passwordProgram: null });
      state.announce();
      return null;
    },
  };
}
