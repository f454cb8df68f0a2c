import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { inProject } from "../common/project.mjs";

/** Fixtures that lie beside the repository where it was made, and nowhere else. */
const needsShared = "needs ../shared";

/** The skipped suites that nothing excuses: neither `e2e/allowed-skips.json` nor the absence of `../shared`. */
export async function unexpectedSkips(results) {
  const allowed = JSON.parse(await readFile(inProject("e2e", "allowed-skips.json"), "utf8"));
  return notAllowed(
    results.flatMap((result) => result.skippedSuites),
    allowed,
    existsSync(inProject("..", "shared")),
  );
}

/** @param allowed - `{suite, reason}` records, both compared exactly */
export function notAllowed(skipped, allowed, hasShared) {
  return skipped.filter(
    ({ suite, reason }) =>
      !(reason === needsShared && !hasShared) &&
      !allowed.some((entry) => entry.suite === suite && entry.reason === reason),
  );
}
