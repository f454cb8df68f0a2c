/** The settings on disk, `settings.json`. How they are kept from being lost: see kept-file.ts. */

import { z } from "zod";
import { defaultSettings, Settings, SomeSettings } from "../../../src-shared/model/settings.ts";
import { type KeptFile, keptFile } from "../kept-file.ts";

const Content = z.strictObject({ version: z.literal(1), settings: SomeSettings });

/** @throws ZodError unless `json` is what {@link settingsJson} has made, of this version or one before */
export function parseSettings(json: unknown): Settings {
  // What a version before did not know is as it is by default.
  return Settings.parse({ ...defaultSettings, ...Content.parse(json).settings });
}

export function settingsJson(settings: Settings): unknown {
  return { version: 1, settings };
}

/**
 * @param folder - where the files are, absolute; made when first needed
 * @param now - milliseconds since 1970
 */
export function settingsFile(folder: string, now: () => number): KeptFile<Settings> {
  return keptFile({
    folder,
    name: "settings",
    now,
    initial: defaultSettings,
    fromJson: parseSettings,
    toJson: settingsJson,
  });
}
