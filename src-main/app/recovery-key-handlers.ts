import { passwordBytes } from "../base/password-bytes.ts";
import { showRecoveryKey } from "../keys/show-recovery-key.ts";
import type { AppState } from "./app-state.ts";
import type { Handlers } from "./handlers.ts";
import type { Outside } from "./outside.ts";

/** The recovery key of a vault, for who knows its password. Main keeps nothing of it. */
export function recoveryKeyHandlers(
  { storageAt }: Pick<Outside, "storageAt">,
  { list }: Pick<AppState, "list">,
): Pick<Handlers, "recovery-key.show"> {
  return {
    "recovery-key.show": async ({ id, password: typed }) => {
      const { path: hostPath } = list.find(id);
      const password = passwordBytes(typed);
      try {
        const words = await showRecoveryKey({ storage: storageAt(hostPath), hostPath, password });
        return words.split(" ");
      } finally {
        password.fill(0);
      }
    },
  };
}
