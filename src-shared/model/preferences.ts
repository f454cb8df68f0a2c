/** What the preferences show beside the settings themselves. */

import { z } from "zod";

export const PreferencesFacts = z.strictObject({
  versions: z.strictObject({
    latchkey: z.string(),
    electron: z.string(),
    chromium: z.string(),
    node: z.string(),
  }),
  /** The folder of the log, as a person would write it. */
  logPlace: z.string(),
  /** Whether the system starts Latchkey when the user logs in; `null` where that cannot be set. */
  autostart: z.boolean().nullable(),
  /** The user has a file manager to whose sidebar drives can be added. */
  hasSidebar: z.boolean(),
});
export type PreferencesFacts = z.output<typeof PreferencesFacts>;

/** What became of an import. */
export const ImportOutcome = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("imported"), addedVaults: z.int() }),
  z.strictObject({ kind: z.literal("not-preferences") }),
  z.strictObject({ kind: z.literal("cancelled") }),
]);
export type ImportOutcome = z.output<typeof ImportOutcome>;

/** Every page of the web that Latchkey may open, in the browser of the system. */
export const links = {
  "vault-format": "https://docs.cryptomator.org/security/architecture/",
  licence: "https://www.gnu.org/licenses/gpl-3.0.html",
} as const;
export const linkNames = ["vault-format", "licence"] as const;
export const LinkName = z.enum(linkNames);
export type LinkName = z.output<typeof LinkName>;
