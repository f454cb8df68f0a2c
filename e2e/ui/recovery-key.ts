import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "./runtime.ts";

/** The words of a vault among the fixtures. */
export function recoveryKey(fixture: string): readonly string[] {
  const file = join(projectFolder, "e2e", "fixtures", "official", `${fixture}.recoverykey.txt`);
  return readFileSync(file, "utf8").trim().split(" ");
}
