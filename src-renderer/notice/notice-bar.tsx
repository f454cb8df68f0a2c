import type { ReactElement } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { ListNotice } from "../../src-shared/model/vault-list.ts";
import { text } from "../../src-shared/text/en.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly notice: ListNotice;
  readonly onDismiss: () => void;
}

/** What the user has to know about the saved list. Stays until it is dismissed. */
export function NoticeBar({ notice, onDismiss }: Props): ReactElement {
  return (
    <div className="notice" role="status">
      <Icon name="alert" size={18} />
      <p>{words(notice)}</p>
      <Button look="icon" aria-label={text.dismiss} onClick={onDismiss}>
        <Icon name="close" size={18} />
      </Button>
    </div>
  );
}

function words(notice: ListNotice): string {
  switch (notice.kind) {
    case "restored":
      return notice.keptAs === null
        ? text.notice.restored
        : `${text.notice.restored} ${text.notice.keptAs(notice.keptAs)}`;
    case "started-empty":
      return `${text.notice.startedEmpty} ${text.notice.keptAs(notice.keptAs)}`;
    case "not-readable":
      return text.notice.notReadable(notice.path);
    default:
      return assertNever(notice);
  }
}
