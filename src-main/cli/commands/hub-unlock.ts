import type { Command } from "../command.ts";
import { serveCommand } from "./serve.ts";

/** What `serve` does for every vault, under the name by which users of a Hub look for it. */
export const hubUnlockCommand: Command = { ...serveCommand, name: "hub unlock" };
