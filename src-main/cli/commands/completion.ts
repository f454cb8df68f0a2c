import { assertNever } from "../../../src-shared/assert-never.ts";
import { usageText } from "../../../src-shared/text/cli-text.ts";
import { type Command, defineCommand } from "../command.ts";
import { bashCompletion } from "../completion/bash.ts";
import { completionModel, type Shell, shells } from "../completion/completion-model.ts";
import { fishCompletion } from "../completion/fish.ts";
import { zshCompletion } from "../completion/zsh.ts";
import { UsageError } from "../usage-error.ts";

/** @param commands - every command, this one included; asked for when it is called */
export function completionCommand(commands: () => readonly Command[]): Command {
  return defineCommand({
    name: "completion",
    operands: { SHELL: "one" },
    options: [],
    run: async ({ operands, io }) => {
      const shell = shells.find((each) => each === operands.SHELL);
      if (shell === undefined) {
        throw new UsageError(usageText.notAChoice("SHELL", operands.SHELL, shells));
      }
      const script = completionScript(shell, commands());
      await io.stdout.write(io.json ? `${JSON.stringify({ shell, script })}\n` : script);
    },
  });
}

export function completionScript(shell: Shell, commands: readonly Command[]): string {
  const model = completionModel(commands);
  switch (shell) {
    case "bash":
      return bashCompletion(model);
    case "zsh":
      return zshCompletion(model);
    case "fish":
      return fishCompletion(model);
    default:
      return assertNever(shell);
  }
}
