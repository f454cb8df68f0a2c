import type { RestoreProgress } from "../../../src-shared/model/restore.ts";
import type { KeyDeps } from "../keys/handlers.ts";
import type { KeyedVault } from "../keys/key-in-use.ts";
import type { Outside } from "../outside.ts";

/** What the questions about lost files need. */
export interface RestoreDeps extends KeyDeps {
  readonly outside: KeyDeps["outside"] & Pick<Outside, "announce">;
}

/** A vault that is kept shut while it is looked through, or restored. */
export interface RestoreWork {
  readonly vault: KeyedVault;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RestoreProgress) => void;
}
