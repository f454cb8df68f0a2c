/**
 * `latchkey`: the vault on the command line. docs/cli.md is its contract.
 *
 * The process ends by itself once the work is done: cutting it short could
 * lose output that is still on its way.
 */

import process from "node:process";
import { runInThisProcess } from "./in-this-process.ts";

process.exitCode = await runInThisProcess(process.argv.slice(2));
