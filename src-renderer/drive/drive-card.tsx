import type { ReactElement } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { DriveState } from "../../src-shared/model/drive.ts";
import { driveText as text } from "../../src-shared/text/drive-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { ByHand, type ByHandProps } from "./by-hand.tsx";
import type { DriveActions } from "./drive-actions.ts";
import { FileLimitNote } from "./file-limit-note.tsx";

interface Props extends ByHandProps {
  readonly bridge: Bridge;
  readonly drive: DriveState;
  readonly actions: DriveActions;
}

/** Where the files of an open vault are, and how else to come to them. */
export function DriveCard({ bridge, drive, actions, ...byHand }: Props): ReactElement {
  const isMissing = drive.kind === "failed" || drive.kind === "off" || drive.kind === "ejected";
  const isThere = !(isMissing || (drive.kind === "mounted" && isOfDolphin(drive.place)));
  return (
    <section className="card drive" aria-labelledby="drive-heading">
      <h2 id="drive-heading">{text.heading}</h2>
      <div className="drive-state">
        <State key={drive.kind} drive={drive} actions={actions} />
      </div>
      {drive.kind === "mounted" && byHand.platform === "windows" && (
        <FileLimitNote bridge={bridge} />
      )}
      <ByHand key={isThere ? "there" : "not there"} {...byHand} isWanted={!isThere} />
    </section>
  );
}

function State({ drive, actions }: Pick<Props, "drive" | "actions">): ReactElement {
  switch (drive.kind) {
    case "mounted":
      return <Mounted place={drive.place} actions={actions} />;
    case "mounting":
      return <Waiting words={text.mounting} />;
    case "unmounting":
      return <Waiting words={text.unmounting} />;
    case "failed":
      return (
        <>
          <FailureAlert failure={drive.failure} />
          {drive.failure.kind === "drive-unavailable" && (
            <Row>
              <Button onClick={() => void actions.mount()}>{text.again}</Button>
            </Row>
          )}
        </>
      );
    case "ejected":
    case "off":
      return (
        <>
          <p>{text[drive.kind]}</p>
          <Row>
            <Button onClick={() => void actions.mount()}>{text.mount}</Button>
          </Row>
        </>
      );
    default:
      return assertNever(drive);
  }
}

function Row({ children }: { readonly children: ReactElement }): ReactElement {
  return <div className="drive-buttons">{children}</div>;
}

function Waiting({ words }: { readonly words: string }): ReactElement {
  return (
    <>
      <p role="status">{words}</p>
      <ProgressBar label={words} />
    </>
  );
}

interface MountedProps {
  readonly place: string;
  readonly actions: DriveActions;
}

/** Nothing is mounted then: Dolphin reads the share itself. */
function isOfDolphin(place: string): boolean {
  return place.startsWith("webdav:");
}

function Mounted({ place, actions }: MountedProps): ReactElement {
  const { isBusy } = actions;
  const isMounted = !isOfDolphin(place);
  return (
    <>
      <div className="drive-place">
        <div className="value">
          <span className="value-label" id="drive-place">
            {isMounted ? text.mounted : text.inDolphin}
          </span>
          <div className="value-box">
            <output aria-labelledby="drive-place">{place}</output>
            <CopyButton label={text.copyPlace} copy={actions.copyPlace} />
          </div>
        </div>
        {isMounted && (
          <Button onClick={() => void actions.unmount(isBusy)}>
            {isBusy ? text.force : text.unmount}
          </Button>
        )}
      </div>
      {!isMounted && <p>{text.dolphinAsks}</p>}
      {isBusy && <Alert>{text.busy}</Alert>}
      {!isBusy && actions.problem && <FailureAlert failure={actions.problem} />}
    </>
  );
}
