import { assertNever } from "../../src-shared/assert-never.ts";
import type { Transfer, TransferProgress } from "../../src-shared/model/transfer.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { transfersText as text } from "../../src-shared/text/transfers-text.ts";
import { byteRate, byteSize } from "../ui/byte-size.ts";

/** What is copied, in a few words. */
export function transferTitle({ name, sources }: Transfer): string {
  if (name === null) return text.someFiles;
  return name === "" ? text.everything : text.importing(name, sources);
}

/** How it stands with a copy, on one line. */
export function stateWords({ state }: Transfer): string {
  switch (state.kind) {
    case "waiting":
      return text.waiting;
    case "counting":
      return text.counting;
    case "running":
      return joined([...far(state.progress), ...pace(state.progress)]);
    case "paused": {
      const words = state.reason === "asked" ? text.paused : text.pausedByLock;
      return joined([words, ...(state.progress === null ? [] : far(state.progress))]);
    }
    case "asking":
      return joined(far(state.progress));
    case "ended":
      return endWords(state);
    case "failed":
      return failureText(state.failure);
    default:
      return assertNever(state);
  }
}

function joined(parts: readonly string[]): string {
  return parts.join(" · ");
}

function far({ doneBytes, totalBytes, doneFiles, totalFiles }: TransferProgress): string[] {
  return [
    text.progress(byteSize(doneBytes), byteSize(totalBytes)),
    text.fileProgress(doneFiles, totalFiles),
  ];
}

function pace({ speed, secondsLeft }: TransferProgress): string[] {
  return [
    ...(speed === null ? [] : [byteRate(speed)]),
    ...(secondsLeft === null ? [] : [text.secondsLeft(secondsLeft)]),
  ];
}

function endWords({
  summary,
  wasCancelled,
}: Extract<Transfer["state"], { kind: "ended" }>): string {
  const { files, symlinks, bytes, skipped } = summary;
  if (wasCancelled) return text.cancelled(files);
  const nothing = files + symlinks === 0;
  return joined([
    nothing ? text.nothingCopied : text.copied(files, byteSize(bytes)),
    ...(skipped > 0 ? [text.skipped(skipped)] : []),
  ]);
}
