import { createHash } from "node:crypto";
import type { Outside } from "../outside.ts";

/** Milliseconds after which a secret leaves the clipboard. */
const STAYS = 60_000;

/** The clipboard, for what should not stay there. */
export interface SecretClipboard {
  /** Copies a secret; a minute later the clipboard is emptied, unless something else is there by then. */
  copy(secret: string): Promise<void>;
}

type Needs = Pick<Outside, "copyText" | "log"> & {
  readonly desktop: Pick<Outside["desktop"], "readClipboard">;
};

export function secretClipboard({ copyText, desktop, log }: Needs): SecretClipboard {
  let timer: NodeJS.Timeout | undefined;

  async function clear(digest: string): Promise<void> {
    if (digestOf(await desktop.readClipboard()) === digest) await copyText("");
  }

  return {
    async copy(secret) {
      await copyText(secret);
      const digest = digestOf(secret);
      clearTimeout(timer);
      timer = setTimeout(() => {
        clear(digest).catch((error: unknown) => {
          log("clearing the clipboard", error);
        });
      }, STAYS);
      timer.unref();
    },
  };
}

/** The secret itself is not kept for the comparison. */
function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
