/** `node scripts/notices.mjs`: writes THIRD-PARTY-NOTICES.md anew; run it after a change of the dependencies. */
import { writeFile } from "node:fs/promises";
import { inProject } from "./common/project.mjs";
import { noticesText } from "./notices/notices.mjs";

await writeFile(inProject("THIRD-PARTY-NOTICES.md"), await noticesText());
