import type { SettingsReport } from "../../../src-shared/model/settings.ts";
import { spoken } from "../../../src-shared/text/worded.ts";
import type { Handlers } from "../handlers.ts";
import type { SettingsBook } from "./settings.ts";

export type SettingsChannel = "settings.read" | "settings.change" | "settings.dismiss-notice";

export function settingsHandlers(settings: SettingsBook): Pick<Handlers, SettingsChannel> {
  return {
    "settings.read": () => Promise.resolve(settingsReport(settings)),
    "settings.change": async (some) => {
      await settings.change(some);
      return null;
    },
    "settings.dismiss-notice": () => {
      settings.dismissNotice();
      return Promise.resolve(null);
    },
  };
}

export function settingsReport({ report }: Pick<SettingsBook, "report">): SettingsReport {
  return { ...report, spoken: spoken() };
}
