import type { ReactElement } from "react";
import type { RestoreProgress } from "../../../src-shared/model/restore.ts";
import { restoreText as words } from "../../../src-shared/text/restore-text.ts";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { ProgressMeter } from "../../ui/progress-meter.tsx";

interface Props {
  /** `null` where its end is not known. */
  readonly progress: RestoreProgress | null;
  /** What goes on, where that is all there is to say. */
  readonly label: string;
}

/** How far the vault has been looked through. */
export function RestoreProgressLine({ progress, label }: Props): ReactElement {
  if (progress === null) return <ProgressBar label={label} />;
  const { done, total } = progress;
  return (
    <>
      <ProgressMeter label={label} share={total === 0 ? 0 : done / total} />
      <p className="field-hint">{words.lookingAt(done, total)}</p>
    </>
  );
}
