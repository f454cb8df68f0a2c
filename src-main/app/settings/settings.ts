import {
  Settings,
  type SettingsReport,
  type SomeSettings,
} from "../../../src-shared/model/settings.ts";
import { inTurn } from "../in-turn.ts";
import type { KeptFile } from "../kept-file.ts";

/**
 * The settings in use.
 *
 * A change is on disk before it takes effect, so that what the window shows is
 * what a crash leaves. Changes run one after the other.
 */
export interface SettingsBook {
  readonly current: Settings;
  readonly report: Omit<SettingsReport, "spoken">;

  /** @throws VaultError `local-failed` if it cannot be saved; then nothing has changed */
  change(some: SomeSettings): Promise<void>;

  dismissNotice(): void;

  /** Is called after every change of the report. */
  onChange(listener: () => void): void;
}

export async function loadSettings(file: KeptFile<Settings>): Promise<SettingsBook> {
  let { value, notice } = await file.load();
  const listeners: (() => void)[] = [];
  const run = inTurn();

  function tell(): void {
    for (const listener of listeners) listener();
  }

  return {
    get current() {
      return value;
    },
    get report() {
      return { settings: value, notice };
    },

    change(some) {
      return run(async () => {
        const changed = Settings.parse({ ...value, ...some });
        await file.save(changed);
        value = changed;
        tell();
      });
    },

    dismissNotice() {
      notice = null;
      tell();
    },

    onChange(listener) {
      listeners.push(listener);
    },
  };
}
