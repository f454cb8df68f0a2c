import type { ReactElement } from "react";
import type { DriveState } from "../../src-shared/model/drive.ts";
import { driveText } from "../../src-shared/text/drive-text.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { DriveActions } from "./drive-actions.ts";

interface Props {
  readonly drive: DriveState;
  readonly actions: DriveActions;
  /** Shows the files in the window itself. */
  readonly onBrowse: () => void;
}

/** What the user came for: the files in the file manager, or the next best way to them. */
export function DriveButton({ drive, actions, onBrowse }: Props): ReactElement {
  if (drive.kind === "failed") {
    if (drive.failure.kind !== "drive-unavailable") return <TryAgain actions={actions} />;
    return (
      <Button look="primary" onClick={onBrowse}>
        <Icon name="folder" />
        {driveText.browse}
      </Button>
    );
  }
  // Never disabled: it would lose the focus that comes to it when the vault is opened.
  return (
    <Button
      look="primary"
      aria-busy={drive.kind === "mounting" || actions.isOpening}
      onClick={() => {
        if (!actions.isOpening) void actions.open();
      }}
    >
      <Icon name="drive" />
      {driveText.open}
    </Button>
  );
}

function TryAgain({ actions }: Pick<Props, "actions">): ReactElement {
  return (
    <Button look="primary" onClick={() => void actions.mount()}>
      <Icon name="drive" />
      {driveText.again}
    </Button>
  );
}
