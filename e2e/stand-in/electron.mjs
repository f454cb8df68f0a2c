#!/usr/bin/env node
/** What Playwright starts in place of Electron's program. */
import { builtStandIn } from "./build.mjs";

await import(await builtStandIn("test-mode"));
