import type { ReactElement } from "react";
import { text } from "../../src-shared/text/en.ts";
import { Button } from "../ui/button.tsx";
import { useCopied } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { type OpenVaultProps, Overview } from "./overview.tsx";
import { PageHeader } from "./page-header.tsx";

export function UnlockedPage(props: OpenVaultProps): ReactElement {
  const { vault, state, actions } = props;
  const { copied, start } = useCopied(() => actions.copy("url"));
  const isCopied = copied === "yes";
  const since = text.page.openSince(timeOfDay(state.sinceMs));

  return (
    <>
      <PageHeader
        vault={vault}
        state={state.readOnly ? text.page.onlyForReading(since) : since}
        onRename={actions.rename}
      >
        <Button look="quiet" onClick={actions.options}>
          <Icon name="sliders" />
          {text.page.options}
        </Button>
        <Button onClick={actions.lock}>{text.page.lock}</Button>
        <Button look="primary" onClick={start}>
          <Icon name={isCopied ? "check" : "copy"} />
          <span aria-live="polite">
            {isCopied ? text.page.addressCopied : text.page.copyAddress}
          </span>
        </Button>
      </PageHeader>
      <Overview {...props} />
    </>
  );
}

/** In the way of the user's own country, e.g. `14:02`. */
function timeOfDay(ms: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" }).format(ms);
}
