import type { Workplace } from "../vault/work-alone.ts";
import type { Outside } from "./outside.ts";
import { writerSessions } from "./writer-sessions.ts";

/** A vault folder, for work that heeds who else is there: other commands and windows of this computer. */
export function workplaceAt(
  { world, dataFolder }: Pick<Outside, "world" | "dataFolder">,
  hostPath: string,
): Workplace {
  return { world, writers: writerSessions(dataFolder), hostPath };
}
