/** `npm start [-- [--terminal] VAULT]`: everything from a fresh clone to the running app, with nothing but Node and npm. */
import { requireNode } from "./common/require-node.mjs";

requireNode();
const { start } = await import("./start/start.mjs");
try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
