import type { RestoreCopy } from "../../../src-shared/model/restore.ts";
import type { JudgedCopy } from "../../keys/judge-copies.ts";
import { showKeyFile } from "../keys/show-key-places.ts";

/** Kept copies as the window names them, and names them to main again. */
export function showCopies(
  copies: readonly JudgedCopy[],
  vault: string,
  home: string,
): readonly RestoreCopy[] {
  return copies.map(({ place, of, modifiedMs, verdict, hubHost }) => ({
    name: showKeyFile(place.hostPath, vault, home),
    of,
    modifiedMs,
    verdict,
    hubHost,
  }));
}
