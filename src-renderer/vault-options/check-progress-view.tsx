import type { ReactElement } from "react";
import type { CheckRun } from "../../src-shared/model/check-run.ts";
import type { CheckProgress } from "../../src-shared/model/health-check.ts";
import { checkRunText as text } from "../../src-shared/text/check-run-text.ts";
import { numeral } from "../../src-shared/text/numeral.ts";
import { Button } from "../ui/button.tsx";
import { byteSize } from "../ui/byte-size.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { ProgressMeter } from "../ui/progress-meter.tsx";

interface Props {
  readonly run: Extract<CheckRun, { kind: "running" }>;
  /** A Hub has to give the key first. */
  readonly isKeyAtHub: boolean;
  readonly onStop: () => void;
}

/** What goes on, how far it is, and the way to stop it. */
export function CheckProgressView({ run, isKeyAtHub, onStop }: Props): ReactElement {
  const { progress } = run;
  const words = isKeyAtHub && progress === null ? text.waitingForHub : wordsFor(run);
  return (
    <>
      <p className="card-lead" role="status">
        {words}
      </p>
      {progress?.phase === "checking" ? (
        <ProgressMeter label={words} share={shareOf(progress)} />
      ) : (
        <ProgressBar label={words} />
      )}
      <p className="card-note">
        {[detail(progress), text.found(run.found)].filter(Boolean).join(" · ")}
      </p>
      <div className="form-buttons">
        <Button onClick={onStop}>{text.stop}</Button>
      </div>
    </>
  );
}

function wordsFor({ isRepair, progress }: Props["run"]): string {
  if (isRepair) return text.repairing;
  return progress?.phase === "checking" ? text.checking : text.reading;
}

/** Bytes where they are read, as they are what takes the time; else entries. */
function shareOf({ doneBytes, totalBytes, doneFiles, totalFiles }: CheckProgress): number {
  if (totalBytes > 0) return doneBytes / totalBytes;
  return totalFiles > 0 ? doneFiles / totalFiles : 0;
}

function detail(progress: CheckProgress | null): string {
  if (progress === null) return "";
  const { doneBytes, totalBytes, doneFiles, totalFiles, secondsLeft } = progress;
  const done =
    totalBytes > 0
      ? text.progress(byteSize(doneBytes), byteSize(totalBytes))
      : text.progress(numeral(doneFiles), text.files(totalFiles));
  return secondsLeft === null ? done : `${done} · ${text.timeLeft(secondsLeft)}`;
}
