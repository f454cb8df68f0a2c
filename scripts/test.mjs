/** `npm test [-- --strict]`: everything that can be checked by machine, from a fresh clone. See test/test.mjs. */
import { requireNode } from "./common/require-node.mjs";

requireNode();
const { test } = await import("./test/test.mjs");
process.exitCode = await test({ strict: process.argv.includes("--strict") });
