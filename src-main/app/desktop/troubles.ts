import type { Log } from "../answer.ts";
import { logLine } from "../log/log-line.ts";
import type { Outside } from "../outside.ts";
import { troubleOf } from "./trouble.ts";
import type { Wishes } from "./wishes.ts";

/** What happened that nobody expected. */
export interface Troubles {
  /** Logs it and has the window tell the user. */
  readonly tell: Log;
  /** Empty before the first. */
  readonly lastReport: string;
}

export function troublesOf(
  { desktop, platform, log }: Pick<Outside, "desktop" | "platform" | "log">,
  wishes: Wishes,
): Troubles {
  let lastReport = "";
  return {
    tell(where, error) {
      log(where, error);
      const trouble = troubleOf(logLine(where, error), { versions: desktop.versions, platform });
      lastReport = trouble.report;
      wishes.make({ kind: "tell-trouble", trouble });
    },
    get lastReport() {
      return lastReport;
    },
  };
}
