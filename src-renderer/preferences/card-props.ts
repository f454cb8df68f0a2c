import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Result } from "../../src-shared/failure.ts";
import type { SettingsStore } from "../settings/settings-store.ts";

/** What a card of this page needs: the settings, and a way to say what could not be done. */
export interface CardProps {
  readonly bridge: Bridge;
  readonly settings: SettingsStore;
  /** Takes the answer to whatever was asked, and shows a failure at the head of the page. */
  readonly settle: (answer: Promise<Result<unknown>>) => void;
}
