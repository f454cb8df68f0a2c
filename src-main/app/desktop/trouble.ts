import { createHash } from "node:crypto";
import type { PreferencesFacts } from "../../../src-shared/model/preferences.ts";
import type { Trouble } from "../../../src-shared/model/trouble.ts";

interface TroubleNeeds {
  readonly versions: PreferencesFacts["versions"];
  readonly platform: string;
}

/**
 * What can be told of an unexpected error to somebody else.
 *
 * @param line - as `logLine` has made it: without messages, names and folders
 */
export function troubleOf(line: string, { versions, platform }: TroubleNeeds): Trouble {
  const code = troubleCode(versions.latchkey, line);
  const { latchkey, electron, chromium, node } = versions;
  const report = [
    `Latchkey ${latchkey} on ${platform}, error ${code}`,
    [electron && `Electron ${electron}`, chromium && `Chromium ${chromium}`, `Node ${node}`]
      .filter((part) => part !== "")
      .join(", "),
    "",
    line,
  ].join("\n");
  return { code, report };
}

/** Letters and digits that nobody mistakes for each other. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** @param line - as `logLine` has made it */
export function troubleCode(version: string, line: string): string {
  const digest = createHash("sha256").update(`${version}\n${line}`).digest();
  const letters = [...digest.subarray(0, 8)].map((byte) => alphabet[byte % alphabet.length]);
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}
