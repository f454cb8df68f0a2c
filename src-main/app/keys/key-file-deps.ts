import type { AppState } from "../app-state.ts";
import type { Outside } from "../outside.ts";

/** What the questions about key files need. */
export interface KeyFileDeps {
  readonly outside: Pick<
    Outside,
    "world" | "storageAt" | "home" | "dataFolder" | "pickFolder" | "pickKeyFile"
  >;
  readonly state: Pick<AppState, "list" | "look" | "keys" | "announce">;
}
