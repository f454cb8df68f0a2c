import type { ReactElement } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { FileNotice } from "../../src-shared/model/file-notice.ts";
import { text } from "../../src-shared/text/en.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly file: "list" | "settings";
  readonly notice: FileNotice;
  readonly onDismiss: () => void;
}

/** What the user has to know about a file of Latchkey's own. Stays until it is dismissed. */
export function NoticeBar({ file, notice, onDismiss }: Props): ReactElement {
  return (
    <div className="notice" role="status">
      <Icon name="alert" size={18} />
      <p>{words(text.notice[file], notice)}</p>
      <Button look="icon" aria-label={text.dismiss} onClick={onDismiss}>
        <Icon name="close" size={18} />
      </Button>
    </div>
  );
}

type NoticeText = (typeof text.notice)[Props["file"]];

function words(of: NoticeText, notice: FileNotice): string {
  switch (notice.kind) {
    case "restored":
      return notice.keptAs === null ? of.restored : `${of.restored} ${of.keptAs(notice.keptAs)}`;
    case "started-empty":
      return `${of.startedEmpty} ${of.keptAs(notice.keptAs)}`;
    case "not-readable":
      return of.notReadable(notice.path);
    default:
      return assertNever(notice);
  }
}
