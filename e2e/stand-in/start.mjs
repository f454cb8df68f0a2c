/** `node e2e/stand-in/start.mjs [VAULT]`: the built app in a window of the system's Chromium. */
import { builtStandIn } from "./build.mjs";

await import(await builtStandIn("start-mode"));
