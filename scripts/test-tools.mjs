/** `node scripts/test-tools.mjs`, as root: installs the programs that the tests drive, on Debian and Ubuntu. */
import { installTools } from "./test/system-tools.mjs";

await installTools();
