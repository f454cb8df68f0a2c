import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import {
  defaultSettings,
  type SettingsReport,
  type SomeSettings,
} from "../../src-shared/model/settings.ts";

export type SettingsStore = ReturnType<typeof settingsStore>;

/** Follows the settings in main, from {@link start} on; those by default until then. */
export function settingsStore(bridge: Bridge) {
  const store = createStore<SettingsReport>(() => ({
    settings: defaultSettings,
    notice: null,
    spoken: { language: "en", locale: "en" },
  }));

  async function start(): Promise<void> {
    bridge.on("settings.changed", (report) => {
      store.setState(report, true);
    });
    const report = await bridge.ask("settings.read", {});
    if (report.ok) store.setState(report.value, true);
  }

  return {
    ...store,
    start,
    /** What has changed is seen when main has saved and announced it. */
    change: (some: SomeSettings) => bridge.ask("settings.change", some),
    dismissNotice: () => bridge.ask("settings.dismiss-notice", {}),
  };
}
