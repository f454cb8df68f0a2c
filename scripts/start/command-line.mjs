import { inProject } from "../common/project.mjs";

/** Our command line, as the build makes it. */
export const commandLine = inProject("out", "cli", "latchkey.js");
