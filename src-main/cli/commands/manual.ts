import { type Command, defineCommand } from "../command.ts";
import { manualPage } from "../manual.ts";

/** @param commands - every command, this one included; asked for when it is called */
export function manualCommand(commands: () => readonly Command[]): Command {
  return defineCommand({
    name: "manual",
    operands: {},
    options: [],
    run: async ({ io }) => {
      const page = manualPage(commands());
      await io.stdout.write(io.json ? `${JSON.stringify({ page })}\n` : page);
    },
  });
}
